import type { Analytics, SegmentEvent } from '@segment/analytics-next'
import { DESTINATION_NAME } from './integrations'

/** A function of `analytics.addDestinationMiddleware`. */
export type MiddlewareFunction = Parameters<Analytics['addDestinationMiddleware']>[1]
/** What it is given: the event as a Facade, whose own object is `obj`. */
type Facade = Parameters<MiddlewareFunction>[0]['payload']
type FacadeClass = new (event: SegmentEvent, options: object) => Facade

export interface DestinationMiddleware {
  add(analytics: Analytics | undefined, functions: MiddlewareFunction[]): void
  /**
   * Delivers the event as the functions leave it, at once where there are none; not where one of them drops it.
   * Rejects with what a function throws, which analytics.js logs.
   */
  apply(event: SegmentEvent, deliver: (event: SegmentEvent) => void): Promise<void>
}

/**
 * Applies destination middleware to a plugin that is registered as it is; analytics.js does so by itself
 * only for those that come as remote plugins. It does not export its Facade classes: they are taken from
 * the payloads of a source middleware.
 */
export function createDestinationMiddleware(): DestinationMiddleware {
  const middleware: MiddlewareFunction[] = []
  const classes: Record<string, FacadeClass> = {}

  return {
    add(analytics, functions) {
      // Calls wait until it is in place.
      if (!middleware.length)
        void analytics?.addSourceMiddleware(({ payload, next }) => {
          classes[payload.obj.type] = payload.constructor as FacadeClass
          next(payload)
        })
      middleware.push(...functions)
    },

    async apply(event, deliver) {
      for (const fn of middleware) {
        const Class = classes[event.type]
        let passed: SegmentEvent | undefined
        await fn({
          // Without a class, for an event that was under way when the first function was added.
          payload: (Class
            ? new Class(event, { clone: true, traverse: false })
            : { obj: { ...event } }) as Facade,
          integration: DESTINATION_NAME,
          next: (given) => {
            passed = given?.obj
          },
        })
        if (!passed) return
        event = passed
      }
      deliver(event)
    },
  }
}
