import { isRecord } from '../lib/is-record'

/** The name of Segment's classic destination, which Segment's settings, switches and filters go by. */
export const DESTINATION_NAME = 'Piwik'
/** Today's name of the product, accepted wherever the classic one is. */
export const ALTERNATIVE_NAME = 'Matomo'

/**
 * Whether an integrations object switches this destination off. analytics.js asks this itself before
 * it hands over an event, but not before it loads a plugin, and it lets `Piwik: true` win over
 * `Matomo: false`, although the first may only be what the settings object given at load became.
 */
export function isSwitchedOff(integrations: unknown): boolean {
  if (!isRecord(integrations)) return false
  const { [DESTINATION_NAME]: classic, [ALTERNATIVE_NAME]: alternative, All } = integrations
  return classic === false || alternative === false || (All === false && (classic ?? alternative) == null)
}

/**
 * What a call says to this destination alone: `{ integrations: { Piwik: {…} } }`, or an option named
 * after it, which analytics.js moves into the event's context. Weakest first.
 */
export function callOptions(event: { integrations?: unknown; context?: unknown }): Record<string, unknown>[] {
  const options: Record<string, unknown>[] = []
  for (const place of [event.context, event.integrations]) {
    if (!isRecord(place)) continue
    for (const key of Object.keys(place)) {
      // In any case, as Segment's classic destinations read it.
      const value = /^(?:piwik|matomo)$/i.test(key) && place[key]
      if (isRecord(value)) options.push(value)
    }
  }
  return options
}
