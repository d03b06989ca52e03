import type { MatomoCommand } from '../matomo/commands'
import type { ConsentSettings } from '../settings/matomo-settings'

/** What the visitor has decided so far. */
export type Decision = 'pending' | 'given' | 'refused'

/** The visitor's decision about consent. */
export interface Consent {
  decision(): Decision
  /** Whether calls may be sent: always, unless the settings require consent to tracking. */
  allowsTracking(): boolean
  /** Whether anything may be kept in the browser, as far as consent decides that. */
  allowsStorage(): boolean
  /**
   * Takes a decision. It changes nothing where the settings require no consent, where it is the same as before, and where a
   * newer decision is known.
   *
   * @param time - when the visitor decided, in milliseconds since the epoch
   * @returns the commands that tell matomo.js, or `undefined` where nothing changes
   */
  decide(decision: Decision, time: number): readonly MatomoCommand[] | undefined
  /** The commands that tell a further tracker of the decision. */
  toCommands(): readonly MatomoCommand[]
}

/** Keeps the visitor's decision, and says what the decision means for Matomo. */
export function createConsent(settings: ConsentSettings | undefined): Consent {
  const requires = settings?.require
  let decision: Decision = 'pending'
  let decidedAt = 0

  const toCommands = (): readonly MatomoCommand[] => {
    if (decision === 'given') return [[requires === 'tracking' ? 'setConsentGiven' : 'setCookieConsentGiven']]
    if (decision === 'refused')
      return [[requires === 'tracking' ? 'forgetConsentGiven' : 'forgetCookieConsentGiven']]
    return []
  }

  return {
    decision: () => decision,
    allowsTracking: () => requires !== 'tracking' || decision === 'given',
    allowsStorage: () => !requires || decision === 'given',
    decide(next, time) {
      if (!requires || next === 'pending' || time < decidedAt) return undefined
      // A clock that is ahead must not overrule every later decision.
      decidedAt = Math.min(time, Date.now())
      if (next === decision) return undefined
      const isFirst = decision === 'pending'
      decision = next
      // Nothing was sent before, so there is nothing to forget. But a first refusal of cookies deletes those of an earlier page.
      if (isFirst && next === 'refused' && requires === 'tracking') return []
      return toCommands()
    },
    toCommands,
  }
}
