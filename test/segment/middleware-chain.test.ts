import type { Analytics, SegmentEvent } from '@segment/analytics-next'
import { Track } from '@segment/facade'
import { createMiddlewareChain, type MiddlewareFunction } from '../../src/segment/middleware-chain'

type SourceMiddleware = Parameters<Analytics['addSourceMiddleware']>[0]

const PLAYED: SegmentEvent = { type: 'track', event: 'Played', properties: { revenue: '$5' } }

/** A chain of these functions, and the source middleware that it has added to analytics.js. */
function startChain(...functions: MiddlewareFunction[]) {
  const added: SourceMiddleware[] = []
  const analytics = {
    addSourceMiddleware: (fn: SourceMiddleware) => Promise.resolve(added.push(fn)),
  } as unknown as Analytics
  const chain = createMiddlewareChain()
  if (functions.length > 0) chain.add(functions, analytics)
  /** A call passes through the source middleware. */
  const call = (payload: unknown) => {
    const next = jest.fn()
    for (const run of added) void run({ payload, next, integrations: {} } as never)
    return next
  }
  return { chain, analytics, added, call }
}

/** Adds a text to the name of an event. */
const append =
  (text: string): MiddlewareFunction =>
  ({ payload, next }) => {
    payload.obj.event = `${payload.obj.event ?? ''}${text}`
    next(payload)
  }

test('a chain is empty until a function is added', () => {
  expect(startChain().chain.isEmpty()).toBe(true)
  expect(startChain(append('!')).chain.isEmpty()).toBe(false)
})

test('a chain without functions leaves an event as it is', async () => {
  await expect(startChain().chain.apply(PLAYED)).resolves.toBe(PLAYED)
})

test('functions are applied one after the other, in the order in which they were added', async () => {
  const { chain, analytics } = startChain(append(' a'), append(' b'))
  chain.add([append(' c')], analytics)
  await expect(chain.apply(PLAYED)).resolves.toMatchObject({ event: 'Played a b c' })
})

test('an event that a function changes stays unchanged for other destinations', async () => {
  await startChain(append('!')).chain.apply(PLAYED)
  expect(PLAYED.event).toBe('Played')
})

test('a slow function is waited for', async () => {
  const { chain } = startChain(async ({ payload, next }) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    next(payload)
  }, append('!'))
  await expect(chain.apply(PLAYED)).resolves.toMatchObject({ event: 'Played!' })
})

test.each<[string, MiddlewareFunction]>([
  ['passes null on', ({ next }) => next(null)],
  ['passes nothing on', () => undefined],
])('a function that %s drops the event, and later functions do not see the event', async (_, drop) => {
  const later = jest.fn()
  await expect(startChain(drop, later).chain.apply(PLAYED)).resolves.toBeUndefined()
  expect(later).not.toHaveBeenCalled()
})

test('the last function of a chain can drop the event', async () => {
  const { chain } = startChain(append('!'), ({ next }) => next(null))
  await expect(chain.apply(PLAYED)).resolves.toBeUndefined()
})

test('an error in a function is passed on to the caller of the chain', async () => {
  const { chain } = startChain(() => {
    throw new Error('no')
  })
  await expect(chain.apply(PLAYED)).rejects.toThrow('no')
})

test('a function is told the name of the destination', async () => {
  const fn = jest.fn<undefined, Parameters<MiddlewareFunction>>()
  await startChain(fn).chain.apply(PLAYED)
  expect(fn).toHaveBeenCalledWith(expect.objectContaining({ integration: 'Piwik' }))
})

test('a function gets a Facade of the class that analytics.js has for that type of event', async () => {
  const seen: unknown[] = []
  const { chain, call } = startChain(({ payload, next }) => {
    if (payload instanceof Track) seen.push(payload.event(), payload.revenue())
    next(payload)
  })
  call(new Track({ type: 'track', event: 'Called' }, {}))
  await chain.apply(PLAYED)
  expect(seen).toEqual(['Played', 5])
})

test('properties that a function changes in a Facade stay unchanged for other destinations', async () => {
  const { chain, call } = startChain(({ payload, next }) => {
    Object.assign(payload.obj.properties ?? {}, { revenue: 0 })
    next(payload)
  })
  call(new Track({ type: 'track', event: 'Called' }, {}))
  await expect(chain.apply(PLAYED)).resolves.toMatchObject({ properties: { revenue: 0 } })
  expect(PLAYED.properties).toEqual({ revenue: '$5' })
})

test('texts that look like dates stay texts in a Facade', async () => {
  const { chain, call } = startChain(append(''))
  call(new Track({ type: 'track', event: 'Called' }, {}))
  const event = { ...PLAYED, properties: { day: '2026-11-27' } }
  await expect(chain.apply(event)).resolves.toMatchObject({ properties: { day: '2026-11-27' } })
})

test('an event of a type that analytics.js has made no Facade of is its payload’s object', async () => {
  const { chain, call } = startChain(append('!'))
  call(new Track({ type: 'track', event: 'Called' }, {}))
  const page: SegmentEvent = { type: 'page', event: 'Home' }
  await expect(chain.apply(page)).resolves.toEqual({ type: 'page', event: 'Home!' })
})

test('calls pass through the source middleware of the chain unchanged', () => {
  const payload = new Track({ type: 'track', event: 'Called' }, {})
  const next = startChain(append('!')).call(payload)
  expect(next.mock.calls).toEqual([[payload]])
})

test('a chain without functions adds nothing to analytics.js, and a chain with several adds its source middleware once', () => {
  expect(startChain().added).toHaveLength(0)
  const { chain, analytics, added } = startChain(append('a'))
  chain.add([append('b')], analytics)
  expect(added).toHaveLength(1)
})

test('a function that is added before analytics.js is known is applied all the same', async () => {
  const { chain } = startChain()
  chain.add([append('!')], undefined)
  await expect(chain.apply(PLAYED)).resolves.toMatchObject({ event: 'Played!' })
})
