import type { Analytics, SegmentEvent } from '@segment/analytics-next'
import { DESTINATION_NAME } from './integrations'

/** A function of `analytics.addDestinationMiddleware`. */
export type MiddlewareFunction = Parameters<Analytics['addDestinationMiddleware']>[1]
/** What it is given: the event as a Facade, whose own object is `obj`. */
type Facade = Parameters<MiddlewareFunction>[0]['payload']
/** The class of analytics.js for such Facades; there is one for each type of event. */
export type FacadeClass = new (event: SegmentEvent, options: object) => Facade

/**
 * Applies a function of destination middleware to a plugin that is registered as it is; analytics.js does so by
 * itself only for those that come as remote plugins.
 *
 * @returns the event as the function leaves it; nothing where it drops it
 */
export async function applyMiddleware(
  fn: MiddlewareFunction,
  event: SegmentEvent,
  Class: FacadeClass | undefined,
): Promise<SegmentEvent | undefined> {
  let passed: SegmentEvent | undefined
  await fn({
    // Without a class, for an event that was under way when the first function was added.
    payload: (Class
      ? new Class(event, { clone: true, traverse: false })
      : { obj: { ...event } }) as unknown as Facade,
    integration: DESTINATION_NAME,
    next: (given) => {
      passed = given?.obj
    },
  })
  return passed
}
