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
  heartBeatCheck,
  integrityCheck,
  limitCheck,
  nonceCheck,
  pageTitleCheck,
  pageUrlCheck,
  scriptUrlCheck,
  serverUrlCheck,
  siteIdCheck,
  trackerUrlCheck,
  userIdCheck,
} from './checks/value-checks'
import { createGoalIndex } from './goal-index'
import type { ResolvedSettings } from './resolved-settings'
import type { ServerFiles } from './server-files'

/** The settings as they are read from one source, before one follows from another. */
export interface SettingValues extends Omit<
  ResolvedSettings,
  'siteId' | 'scriptUrl' | 'trackerUrl' | 'appended'
> {
  readonly siteId: string | number | undefined
  readonly serverUrl: ServerFiles | undefined
  readonly scriptUrl: string | undefined
  readonly trackerUrl: string | undefined
}

/** How a setting is read. */
export interface Rule<Value> {
  readonly check: Check<Value>
  /** What a mistake costs: itself, with a warning, or the start of the plugin. */
  readonly onMistake: 'warn' | 'reject'
  readonly fallback: Value
  /** Another name, which counts if a source has nothing under the first one. */
  readonly otherName?: string
}

/**
 * All settings. Those that reject are the ones without which there is nowhere to send to, and the ones that protect the
 * visitor or the page.
 */
export const RULES: { readonly [Name in keyof SettingValues]: Rule<SettingValues[Name]> } = {
  siteId: { check: siteIdCheck, onMistake: 'reject', fallback: undefined },
  serverUrl: { check: serverUrlCheck, onMistake: 'reject', fallback: undefined, otherName: 'url' },
  scriptUrl: { check: scriptUrlCheck, onMistake: 'reject', fallback: undefined },
  trackerUrl: { check: trackerUrlCheck, onMistake: 'reject', fallback: undefined },
  customVariableLimit: { check: limitCheck, onMistake: 'warn', fallback: 5 },
  goals: { check: goalsCheck, onMistake: 'warn', fallback: createGoalIndex([]) },
  linkTracking: { check: booleanCheck, onMistake: 'warn', fallback: true },
  heartBeat: { check: heartBeatCheck, onMistake: 'warn', fallback: false },
  cookies: { check: booleanCheck, onMistake: 'reject', fallback: true },
  doNotTrack: { check: booleanCheck, onMistake: 'reject', fallback: false },
  domains: { check: domainsCheck, onMistake: 'warn', fallback: [] },
  cookieDomain: { check: cookieDomainCheck, onMistake: 'warn', fallback: undefined },
  crossDomainLinking: { check: booleanCheck, onMistake: 'warn', fallback: false },
  userId: { check: userIdCheck, onMistake: 'reject', fallback: true },
  pageTitle: { check: pageTitleCheck, onMistake: 'warn', fallback: 'title' },
  pageUrl: { check: pageUrlCheck, onMistake: 'reject', fallback: 'location' },
  customDimensions: { check: dimensionsCheck, onMistake: 'warn', fallback: [] },
  ecommerce: { check: booleanCheck, onMistake: 'warn', fallback: true },
  siteSearch: { check: booleanCheck, onMistake: 'warn', fallback: true },
  consent: { check: consentCheck, onMistake: 'reject', fallback: undefined },
  leavingEarly: { check: booleanCheck, onMistake: 'reject', fallback: true },
  preload: { check: booleanCheck, onMistake: 'warn', fallback: false },
  nonce: { check: nonceCheck, onMistake: 'warn', fallback: undefined },
  integrity: { check: integrityCheck, onMistake: 'reject', fallback: undefined },
  crossOrigin: { check: crossOriginCheck, onMistake: 'reject', fallback: undefined },
  trackers: { check: trackersCheck, onMistake: 'warn', fallback: [] },
  commands: { check: commandsCheck, onMistake: 'reject', fallback: [] },
  debug: { check: booleanCheck, onMistake: 'warn', fallback: false },
}
