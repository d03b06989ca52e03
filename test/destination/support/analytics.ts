import { EventEmitter } from 'node:events'
import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'

interface StandInOptions {
  /** The user that Segment has stored, and the traits. */
  readonly user?: string
  readonly traits?: object
  /** The group that Segment has stored, and the traits. */
  readonly group?: string
  readonly groupTraits?: object
  /** The options of `AnalyticsBrowser.load`. */
  readonly options?: object
  /** The source's settings from Segment's CDN. */
  readonly cdnSettings?: object
  /** Whether `analytics.debug(true)` was called. */
  readonly isDebugging?: boolean
  /** Takes source middleware. */
  readonly addSourceMiddleware?: () => Promise<unknown>
}

/** A stand-in for analytics.js: the parts that the destination reads, and an emitter that tells of calls and resets. */
export type AnalyticsStandIn = Analytics & { readonly queue: { readonly plugins: unknown[] } }

export function createAnalytics({
  user,
  traits,
  group,
  groupTraits,
  options = {},
  cdnSettings = {},
  isDebugging = false,
  addSourceMiddleware = () => Promise.resolve(),
}: StandInOptions = {}): AnalyticsStandIn {
  const analytics: unknown = Object.assign(new EventEmitter(), {
    options,
    settings: { cdnSettings: { integrations: {}, ...cdnSettings } },
    queue: Object.assign(new EventEmitter(), { plugins: [] }),
    user: () => ({ id: () => user ?? null, traits: () => traits }),
    group: () => ({ id: () => group ?? null, traits: () => groupTraits }),
    _debug: isDebugging,
    addSourceMiddleware,
  })
  return analytics as AnalyticsStandIn
}

/** A context whose log the test reads. */
export function createContext(event: Partial<SegmentEvent> = {}, id = 'context') {
  const log = jest.fn<undefined, [level: string, text: string, extras?: unknown]>()
  const context = { id, event: { type: 'track', ...event }, log } as unknown as Context
  return { context, log, logged: () => log.mock.calls.map(([, text]) => text) }
}
