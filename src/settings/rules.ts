import type { Check } from './checks/check'
import { commandsCheck } from './checks/commands-check'
import { consentCheck } from './checks/consent-check'
import { dimensionsCheck } from './checks/dimensions-check'
import { domainsCheck } from './checks/domains-check'
import { goalsCheck } from './checks/goals-check'
import { trackersCheck } from './checks/trackers-check'
import {
  booleanCheck,
  cookieDomainCheck,
  crossOriginCheck,
  fileUrlCheck,
  heartBeatCheck,
  integrityCheck,
  limitCheck,
  nonceCheck,
  pageTitleCheck,
  pageUrlCheck,
  serverUrlCheck,
  siteIdCheck,
  userIdCheck,
} from './checks/value-checks'
import type { Goal } from './goal-index'
import type { ResolvedSettings } from './resolved-settings'

/** The settings as they are read, before one follows from another. */
export interface SettingValues extends Omit<
  ResolvedSettings,
  'siteId' | 'scriptUrl' | 'trackerUrl' | 'goals' | 'appended'
> {
  readonly siteId: string | number | undefined
  readonly serverUrl: URL | undefined
  readonly scriptUrl: URL | undefined
  readonly trackerUrl: URL | undefined
  readonly goals: readonly Goal[]
}

/** How a setting is read. */
export interface Rule<Value> {
  readonly check: Check<Value>
  /** What a mistake costs: itself, with a warning, or the start of the plugin. */
  readonly onMistake: 'warn' | 'reject'
  /** The default. */
  readonly fallback: Value
  /** Another name, which counts if a source has nothing under the first one. */
  readonly otherName?: string
}

/** A mistake costs itself, with a warning. */
function warn<Value>(check: Check<Value>, fallback: Value): Rule<Value> {
  return { check, onMistake: 'warn', fallback }
}

/** A mistake costs the start of the plugin: the setting protects the visitor or the page, or says where to send to. */
function reject<Value>(check: Check<Value>, fallback: Value): Rule<Value> {
  return { check, onMistake: 'reject', fallback }
}

/** How each setting is read, what a mistake in it costs, and its default. */
export const RULES: { readonly [Name in keyof SettingValues]: Rule<SettingValues[Name]> } = {
  siteId: reject(siteIdCheck, undefined),
  serverUrl: { ...reject(serverUrlCheck, undefined), otherName: 'url' },
  scriptUrl: reject(fileUrlCheck, undefined),
  trackerUrl: reject(fileUrlCheck, undefined),
  customVariableLimit: warn(limitCheck, 5),
  goals: warn(goalsCheck, []),
  linkTracking: warn(booleanCheck, true),
  heartBeat: warn(heartBeatCheck, false),
  cookies: reject(booleanCheck, true),
  doNotTrack: reject(booleanCheck, false),
  domains: warn(domainsCheck, []),
  cookieDomain: warn(cookieDomainCheck, undefined),
  crossDomainLinking: warn(booleanCheck, false),
  userId: reject(userIdCheck, true),
  pageTitle: warn(pageTitleCheck, 'title'),
  pageUrl: reject(pageUrlCheck, 'location'),
  customDimensions: warn(dimensionsCheck, []),
  ecommerce: warn(booleanCheck, true),
  siteSearch: warn(booleanCheck, true),
  consent: reject(consentCheck, undefined),
  leavingEarly: reject(booleanCheck, true),
  preload: warn(booleanCheck, false),
  nonce: warn(nonceCheck, undefined),
  integrity: reject(integrityCheck, undefined),
  crossOrigin: reject(crossOriginCheck, undefined),
  trackers: warn(trackersCheck, []),
  commands: reject(commandsCheck, []),
  debug: warn(booleanCheck, false),
}
