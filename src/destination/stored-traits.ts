import type { Analytics, SegmentEvent } from '@segment/analytics-next'
import type { Dimension } from '../settings/dimension'
import type { ResolvedSettings } from '../settings/resolve-settings'

/** What Segment has stored of user and group at the page load, as the `identify` and `group` events that would say so. */
export interface StoredTraits {
  /** Takes the events: they come before the first event of the page. */
  take(): readonly SegmentEvent[]
  /** Applies destination middleware, once. An event that the middleware drops, or cannot read, is not used. */
  filter(apply: (event: SegmentEvent) => Promise<SegmentEvent | undefined>): Promise<void>
  /** Gives back an event that could not be recorded yet: it is taken again. */
  giveBack(event: SegmentEvent): void
  /** Forgets the events, because the user has logged out. */
  forget(): void
}

/**
 * Reads the stored traits, as far as custom dimensions need them.
 *
 * @param hasForeignFilters - whether filters exist that the plugin cannot run itself: the traits are not used then
 */
export function readStoredTraits(
  analytics: Analytics,
  { customDimensions }: Pick<ResolvedSettings, 'customDimensions'>,
  hasForeignFilters: () => boolean,
): StoredTraits {
  let events = customDimensions.length > 0 ? storedEvents(analytics, customDimensions) : []
  let filtered: Promise<void> | undefined

  const applyToAll = async (apply: (event: SegmentEvent) => Promise<SegmentEvent | undefined>) => {
    const kept = await Promise.all(events.map((event) => apply(event).catch(() => undefined)))
    events = kept.filter((event) => event !== undefined)
  }
  return {
    take() {
      if (events.length === 0) return []
      const taken = hasForeignFilters() ? [] : events
      events = []
      return taken
    },
    filter(apply) {
      filtered ??= applyToAll(apply)
      return filtered
    },
    giveBack(event) {
      events = [...events, event]
    },
    forget() {
      events = []
    },
  }
}

function storedEvents(analytics: Analytics, dimensions: readonly Dimension[]): SegmentEvent[] {
  const user = analytics.user()
  const group = analytics.group()
  const userId = user.id() ?? undefined
  const userTraits = user.traits() ?? {}
  const groupTraits = group.traits() ?? {}
  const groupId = group.id() ?? undefined
  const isMapped = (wanted: Dimension['scope']) => dimensions.some(({ scope }) => scope === wanted)
  const events: SegmentEvent[] = []
  if (isMapped('user') && hasKeys(userTraits)) events.push({ type: 'identify', userId, traits: userTraits })
  if (isMapped('group') && (groupId !== undefined || hasKeys(groupTraits))) {
    events.push({ type: 'group', userId, groupId, traits: groupTraits })
  }
  return events
}

function hasKeys(object: object): boolean {
  return Object.keys(object).length > 0
}
