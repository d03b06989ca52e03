import type { CDNSettings } from '@segment/analytics-next'

/** The name of Segment's classic destination, which Segment's settings, switches and filters go by. */
export const DESTINATION_NAME = 'Piwik'
/** Today's name of the product, accepted wherever the classic one is. */
export const ALTERNATIVE_NAME = 'Matomo'

/**
 * Whether an integrations object switches this destination off. analytics.js checks that before it hands over an event, but not
 * before it loads a plugin. Also, its check lets `Piwik: true` win over `Matomo: false`, although `Piwik: true` may only stand
 * for a settings object that `load` was given.
 */
export function isSwitchedOff(integrations: unknown): boolean {
  const switches = integrations as Record<string, unknown> | null | undefined
  if (!switches) return false
  if (switches.Piwik === false || switches.Matomo === false) return true
  const isNamed = switches.Piwik != null || switches.Matomo != null
  return !isNamed && switches.All === false
}

/**
 * What a call says to this destination alone: `{ integrations: { Piwik: {...} } }`, or an option named after it, which
 * analytics.js moves into the event's context.
 */
export function callOptions(event: { integrations?: unknown; context?: unknown }): Record<string, unknown> {
  const context = event.context as Record<string, object> | undefined
  const integrations = event.integrations as Record<string, object> | undefined
  // Faster than eight spreads.
  return Object.assign(
    {},
    context?.piwik,
    context?.matomo,
    context?.Piwik,
    context?.Matomo,
    integrations?.piwik,
    integrations?.matomo,
    integrations?.Piwik,
    integrations?.Matomo,
  ) as Record<string, unknown>
}

/** Whether analytics.js loads Segment's classic Piwik destination from these settings of the source. */
export function loadsClassicDestination(integrations: CDNSettings['integrations'] | undefined): boolean {
  const piwik = integrations?.[DESTINATION_NAME]
  if (!piwik || piwik.bundlingStatus === 'unbundled') return false
  return piwik.type === 'browser' || Boolean(piwik.versionSettings?.componentTypes?.includes('browser'))
}
