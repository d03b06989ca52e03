import type { MatomoCommand } from '../matomo/commands'
import type { MatomoCallReport } from './call-report'
import type { Dimension } from './dimension'
import type { GoalIndex } from './goal-index'

/** The `ConsentSettings`, with the default of `categories` filled in. */
export interface RequiredConsent {
  readonly require: 'tracking' | 'cookies'
  readonly categories: readonly string[]
}

/** A further Matomo, as `addTracker` takes it. */
export interface FurtherTracker {
  readonly trackerUrl: string
  readonly siteId: string | number
}

/** The settings with one value for each, checked and with the defaults filled in. `MatomoSettings` says what each means. */
export interface ResolvedSettings {
  readonly siteId: string | number
  readonly scriptUrl: string
  readonly trackerUrl: string
  readonly customVariableLimit: number
  readonly goals: GoalIndex
  readonly linkTracking: boolean
  readonly heartBeat: boolean | number
  readonly cookies: boolean
  readonly doNotTrack: boolean
  readonly domains: readonly string[]
  readonly cookieDomain: string | undefined
  readonly crossDomainLinking: boolean
  readonly userId: boolean | ((id: string) => unknown)
  readonly pageTitle: 'title' | 'name'
  readonly pageUrl: 'location' | 'canonical'
  readonly customDimensions: readonly Dimension[]
  readonly ecommerce: boolean
  readonly siteSearch: boolean
  readonly consent: RequiredConsent | undefined
  readonly leavingEarly: boolean
  readonly preload: boolean
  readonly nonce: string | undefined
  readonly integrity: string | undefined
  readonly crossOrigin: 'anonymous' | 'use-credentials' | undefined
  readonly trackers: readonly FurtherTracker[]
  readonly commands: readonly MatomoCommand[]
  /** What the user's own `commands` append to every request. */
  readonly appended: string
  readonly debug: boolean | ((report: MatomoCallReport) => unknown)
}
