import type { AnalyticsBrowserSettings, Plugin } from '@segment/analytics-next'
import type { MiddlewareFunction } from '../segment/middleware-chain'
import type { MatomoSettings } from '../settings/matomo-settings'
import type { PageConsent } from './page-consent'

/** What analytics.js calls a factory with. */
type JSONValue = Parameters<
  Extract<NonNullable<AnalyticsBrowserSettings['plugins']>[number], { pluginName: string }>
>[0]

/** The caller of a `PluginFactory`. Nobody else has this type: otherwise wrong settings would compile, taken for JSON. */
export interface CalledByAnalytics {
  readonly calledBy: 'analytics.js'
}

/** The settings as one writes them or, as analytics.js has them from a source, any JSON. */
export type SettingsFrom<Caller> = Caller extends CalledByAnalytics ? JSONValue : Partial<MatomoSettings>

/** The destination, as analytics.js takes it. Its `consent` is for pages on which no consent stamp says what the visitor has decided. */
export interface MatomoPlugin extends Plugin {
  /** Applies `analytics.addDestinationMiddleware`. Called by analytics.js. */
  addMiddleware(...functions: MiddlewareFunction[]): void
  /** For a consent banner of one's own. The same object as `matomo.consent`. */
  consent: PageConsent
}
