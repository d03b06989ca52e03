import { EventEmitter } from 'node:events'
import type { Analytics, Context, SegmentEvent } from '@segment/analytics-next'

interface StandInOptions {
  /** The user that Segment has stored. */
  readonly user?: string
  /** The options of `AnalyticsBrowser.load`. */
  readonly options?: object
  /** The source's settings from Segment's CDN. */
  readonly cdnSettings?: object
}

/** A stand-in for the parts of analytics.js that the destination uses: what is outside, and tells of calls and resets. */
export function createAnalytics({ user, options = {}, cdnSettings = {} }: StandInOptions = {}) {
  const analytics = Object.assign(new EventEmitter(), {
    options,
    settings: { cdnSettings: { integrations: {}, ...cdnSettings } },
    queue: Object.assign(new EventEmitter(), { plugins: [] as unknown[] }),
    user: () => ({ id: () => user ?? null }),
    addSourceMiddleware: () => Promise.resolve(),
  })
  return analytics as typeof analytics & Analytics
}

/** A context whose log the test reads. */
export function createContext(event: Partial<SegmentEvent> = {}, id = 'context') {
  const log = jest.fn<undefined, [level: string, text: string, extras?: unknown]>()
  const context = { id, event: { type: 'track', ...event }, log } as unknown as Context
  return { context, log, logged: () => log.mock.calls.map(([, text]) => text) }
}
