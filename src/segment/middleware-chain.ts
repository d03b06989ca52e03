import type { Analytics, SegmentEvent } from '@segment/analytics-next'
import { DESTINATION_NAME } from './integrations'

/** A function of `analytics.addDestinationMiddleware`. */
export type MiddlewareFunction = Parameters<Analytics['addDestinationMiddleware']>[1]
/** What such a function is given: a Facade, which holds the event as `obj`. */
type Facade = Parameters<MiddlewareFunction>[0]['payload']
/** The class of analytics.js for such Facades. There is one for each type of event. */
type FacadeClass = new (event: SegmentEvent, options: object) => Facade

/** The functions of `analytics.addDestinationMiddleware` for this destination. */
export interface MiddlewareChain {
  add(functions: readonly MiddlewareFunction[], analytics: Analytics | undefined): void
  isEmpty(): boolean
  /** Applies the functions one after the other. Resolves to the event as they leave it, or to `undefined` if one drops it. */
  apply(event: SegmentEvent): Promise<SegmentEvent | undefined>
}

/** analytics.js applies destination middleware by itself only to remote plugins. This does it for a plugin that is registered. */
export function createMiddlewareChain(): MiddlewareChain {
  const chain: MiddlewareFunction[] = []
  const classes = new Map<string, FacadeClass>()

  // analytics.js does not export its Facade classes, but a source middleware is given Facades. Calls wait until the source
  // middleware is in place.
  const collectClasses = (analytics: Analytics | undefined) =>
    analytics?.addSourceMiddleware(({ payload, next }) => {
      classes.set(payload.obj.type, payload.constructor as FacadeClass)
      next(payload)
    })

  return {
    isEmpty: () => chain.length === 0,
    add(functions, analytics) {
      if (chain.length === 0) void collectClasses(analytics)
      chain.push(...functions)
    },
    async apply(event) {
      let current: SegmentEvent | undefined = event
      for (const fn of chain) {
        if (current === undefined) return undefined
        current = await applyFunction(fn, current, classes.get(current.type))
      }
      return current
    },
  }
}

async function applyFunction(
  fn: MiddlewareFunction,
  event: SegmentEvent,
  Class: FacadeClass | undefined,
): Promise<SegmentEvent | undefined> {
  let passedOn: SegmentEvent | undefined
  await fn({
    payload: toFacade(event, Class),
    integration: DESTINATION_NAME,
    next(facade) {
      passedOn = facade?.obj
    },
  })
  return passedOn
}

/** If an event was under way when the first function was added, no class is known for it, and its Facade has nothing but `obj`. */
function toFacade(event: SegmentEvent, Class: FacadeClass | undefined): Facade {
  if (Class) return new Class(event, { clone: true, traverse: false })
  return { obj: { ...event } } as unknown as Facade
}
