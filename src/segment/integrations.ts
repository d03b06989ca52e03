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
  const own = integrations as Record<string, unknown> | null | undefined
  return [own?.Piwik, own?.Matomo, own?.Piwik ?? own?.Matomo ?? own?.All].includes(false)
}

/**
 * What a call says to this destination alone: `{ integrations: { Piwik: {…} } }`, or an option named
 * after it, which analytics.js moves into the event's context.
 */
export function callOptions(event: { integrations?: unknown; context?: unknown }): Record<string, unknown> {
  const context = event.context as Record<string, object> | undefined
  const integrations = event.integrations as Record<string, object> | undefined
  // Eight spreads would take longer.
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
