import type { AnalyticsBrowserSettings, Plugin } from '@segment/analytics-next'
import type { MiddlewareFunction } from './segment/destination-middleware'
import type { MatomoSettings } from './settings/matomo-settings'

/** What analytics.js calls a factory with. */
type JSONValue = Parameters<
  Extract<NonNullable<AnalyticsBrowserSettings['plugins']>[number], { pluginName: string }>
>[0]
/** Who calls a `PluginFactory`: nobody else has it, or wrong settings would compile by being taken for JSON. */
export interface CalledByAnalytics {
  readonly calledBy: 'analytics.js'
}
/** The settings as one writes them, or, as analytics.js has them from a source, any JSON. */
export type SettingsFrom<Caller> = Caller extends CalledByAnalytics ? JSONValue : Partial<MatomoSettings>

/** The destination, as analytics.js takes it, and the visitor's consent where no consent stamp says it. */
export interface MatomoPlugin extends Plugin {
  /** Applies `analytics.addDestinationMiddleware`. Called by analytics.js. */
  addMiddleware(...functions: MiddlewareFunction[]): void
  /** For a consent banner of one's own; nothing happens without {@link MatomoSettings.consent}. */
  consent: {
    /** The visitor agrees: calls that were held are sent, with their own times. */
    given(): void
    /** The visitor refuses, or takes consent back: calls that were held are dropped. */
    refused(): void
  }
}
