/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { SegmentEvent } from '@segment/analytics-next'
import { createBrowserStore } from '../../src/destination/browser-store'
import type { Entry } from '../../src/destination/entry'
import { createHeldCalls } from '../../src/destination/held-calls'
import type { Storing } from '../../src/destination/may-store'
import type { CallBatch } from '../../src/mapping/call-batch'
import { initialState } from '../../src/mapping/state'
import { saidOfPage } from '../../src/segment/page-snapshot'
import type { MatomoSettings } from '../../src'
import { contextOf, resolve, SHOP } from '../support/map'
import { createContext } from './support/analytics'
import { useLocks } from './support/locks'
import { cleanPage, runMatomo } from './support/page'

const NOON = Date.UTC(2026, 10, 23, 12)
let locks: ReturnType<typeof useLocks> | undefined
let running: ReturnType<typeof createHeldCalls>[] = []

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
})
afterEach(() => {
  for (const each of running) each.stop()
  running = []
  locks?.takeAway()
  locks = undefined
  cleanPage()
  jest.restoreAllMocks()
  jest.useRealTimers()
})

/** The held calls of a page, and what enters the gate there. */
function startPage(settings: Partial<MatomoSettings> = {}) {
  const control: { storing: Storing } = { storing: 'allowed' }
  const entered: Entry[] = []
  const open = jest.fn()
  const state = initialState({ url: SHOP.href, user: 'ann' })
  const heldCalls = createHeldCalls({
    settings: resolve(settings),
    store: createBrowserStore(1, () => true),
    storing: () => control.storing,
    recorder: { currentState: () => state },
    gate: () => ({ enterAlways: (entry) => void entered.push(entry), open }),
  })
  running.push(heldCalls)
  return { heldCalls, control, entered, open }
}

function entryOf(name: string, event: Partial<SegmentEvent> = {}): Entry {
  const asCalled: SegmentEvent = {
    type: 'track',
    event: name,
    timestamp: new Date(NOON),
    context: contextOf(SHOP),
    ...event,
  }
  const page = { ...SHOP, said: saidOfPage(asCalled) }
  return { kind: 'call', call: { event: asCalled, context: createContext().context, asCalled, page } }
}

const placesOf = () => Object.keys(localStorage).filter((key) => key.includes(':held:'))
const namesIn = (batch: CallBatch | undefined) =>
  batch?.calls.map(({ commands }) => commands.find(([method]) => method === 'trackEvent')?.[2])
const batchIn = (entered: readonly Entry[]) => {
  const [entry] = entered
  return entry?.kind === 'earlier-calls' ? entry.batch : undefined
}
const settle = () => jest.advanceTimersByTimeAsync(0)

/** Starts the next page and lets it take what earlier pages have left. */
async function takeByNextPage() {
  const page = startPage()
  page.heldCalls.applyRule()
  await settle()
  return page
}

test('where nothing was left there is nothing to wait for', async () => {
  const { heldCalls, entered } = await takeByNextPage()
  expect(heldCalls.earlier()).toBe('none')
  expect(entered).toEqual([])
})

test('what an earlier page has left takes its place in the gate at once, and is there a moment later', async () => {
  startPage().heldCalls.keep([entryOf('One'), { kind: 'reset' }, entryOf('Two')])
  const { heldCalls, entered, open } = startPage()
  heldCalls.applyRule()
  expect([heldCalls.earlier(), namesIn(batchIn(entered)), open.mock.calls.length]).toEqual([
    'being-taken',
    [],
    0,
  ])
  await settle()
  expect([heldCalls.earlier(), namesIn(batchIn(entered)), open.mock.calls.length]).toEqual([
    'waiting',
    ['One', 'Two'],
    1,
  ])
  expect(batchIn(entered)?.calls.map(({ startsVisit }) => startsVisit)).toEqual([false, true])
  expect(placesOf()).toEqual([])
  const [entry] = entered
  if (entry) heldCalls.letGo(entry)
  expect(heldCalls.earlier()).toBe('none')
})

test('while earlier calls are being taken, calls of the page are not kept', () => {
  startPage().heldCalls.keep([entryOf('One')])
  const { heldCalls } = startPage()
  heldCalls.applyRule()
  heldCalls.keep([entryOf('Two')])
  expect(placesOf()).toEqual([])
})

test('a page that lives keeps what it holds: the lock says so', async () => {
  locks = useLocks()
  const entry = entryOf('One')
  const { heldCalls } = startPage()
  heldCalls.keep([entry])
  const next = await takeByNextPage()
  expect(namesIn(batchIn(next.entered))).toEqual([])
  expect(placesOf()).toHaveLength(1)
  expect(heldCalls.letGo(entry)).toBe(false)
  expect(placesOf()).toEqual([])
})

test('a page that lives loses nothing if the site clears the storage', () => {
  locks = useLocks()
  const entry = entryOf('One')
  const { heldCalls } = startPage()
  heldCalls.keep([entry])
  localStorage.clear()
  expect(heldCalls.letGo(entry)).toBe(false)
})

test.each([
  ['that has no locks', () => undefined],
  [
    'that comes back from the back/forward cache',
    () => {
      locks = useLocks()
    },
  ],
])(
  'a page %s does not send what another page has taken meanwhile, but what it could not keep',
  (_, prepare) => {
    prepare()
    const [kept, late] = [entryOf('One'), entryOf('Late')]
    const identify = entryOf('', { type: 'identify', userId: 'bob' })
    const { heldCalls } = startPage()
    heldCalls.keep([kept, identify])
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full')
    })
    heldCalls.keep([kept, identify, late])
    localStorage.clear()
    const shown = new Event('pageshow')
    dispatchEvent(Object.assign(shown, { persisted: true }))
    expect([kept, identify, late].map((entry) => heldCalls.letGo(entry))).toEqual([true, false, false])
  },
)

test('calls of an earlier page are kept again while they wait, before the calls of the page', async () => {
  startPage().heldCalls.keep([entryOf('One')])
  const { heldCalls, entered } = await takeByNextPage()
  heldCalls.keep([...entered, entryOf('Two')])
  const next = await takeByNextPage()
  expect(namesIn(batchIn(next.entered))).toEqual(['One', 'Two'])
})

test('with leavingEarly: false calls of the page are kept only once matomo.js runs', () => {
  const { heldCalls } = startPage({ leavingEarly: false })
  const entry = entryOf('One')
  heldCalls.keep([entry])
  expect(placesOf()).toEqual([])
  runMatomo()
  heldCalls.keep([entry])
  expect(placesOf()).toHaveLength(1)
})

test('a call that only says what the visitor has decided is not kept, nor is one that cannot be read', async () => {
  const broken = {
    get Matomo() {
      throw new Error('broken')
    },
  }
  startPage().heldCalls.keep([
    entryOf('Segment Consent Preference Updated'),
    entryOf('Broken', { integrations: broken as never }),
    entryOf('One'),
  ])
  const next = await takeByNextPage()
  expect(namesIn(batchIn(next.entered))).toEqual(['One'])
})

test('once storing is forbidden, what is kept is deleted', () => {
  const { heldCalls, control } = startPage()
  const entry = entryOf('One')
  heldCalls.keep([entry])
  control.storing = 'forbidden'
  heldCalls.keep([entry, entryOf('Two')])
  expect(placesOf()).toEqual([])
  expect(heldCalls.letGo(entry)).toBe(false)
})

test.each<[string, (page: ReturnType<typeof startPage>) => void]>([
  ['the visitor has refused', ({ control }) => (control.storing = 'forbidden')],
  ['the destination has been stopped', ({ heldCalls }) => heldCalls.stop()],
])('nothing is taken where %s before the lock was there', async (_, happen) => {
  startPage().heldCalls.keep([entryOf('One')])
  locks = useLocks()
  const page = startPage()
  const request = navigator.locks.request.bind(navigator.locks)
  jest.spyOn(navigator.locks, 'request').mockImplementation(async (...args: unknown[]) => {
    await Promise.resolve()
    return await (request as (...args: unknown[]) => Promise<never>)(...args)
  })
  page.heldCalls.applyRule()
  happen(page)
  await settle()
  expect(namesIn(batchIn(page.entered))).toEqual([])
})

test('what cannot be read is deleted, and is nothing', async () => {
  localStorage.setItem('segment-matomo:held:1:x', '{')
  const { entered } = await takeByNextPage()
  expect(namesIn(batchIn(entered))).toEqual([])
  expect(placesOf()).toEqual([])
})

test('a storage that is blocked throws nothing', () => {
  for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
    jest.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new Error('blocked')
    })
  }
  const { heldCalls } = startPage()
  const entry = entryOf('One')
  heldCalls.keep([entry])
  expect(heldCalls.letGo(entry)).toBe(false)
})

test('that not all calls can be kept is said once', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation()
  const { heldCalls } = startPage()
  const entries = Array.from({ length: 102 }, (_, index) => entryOf(`Call ${index}`))
  heldCalls.keep(entries.slice(0, 101))
  heldCalls.keep(entries)
  expect(warned.mock.calls).toEqual([[expect.stringContaining('only the latest 100 of them')]])
})

test('what earlier pages have left is deleted where nothing may be stored', () => {
  startPage().heldCalls.keep([entryOf('One')])
  expect(placesOf()).toHaveLength(1)
  const { heldCalls, control } = startPage()
  control.storing = 'forbidden'
  heldCalls.applyRule()
  expect(placesOf()).toEqual([])
})

test('a kept cart update has the products of the stored cart, and those that were added before it', async () => {
  createBrowserStore(1, () => true).write('cart', [{ sku: 'hat', quantity: 1, price: 3 }])
  const added = (sku: string) => entryOf('Product Added', { properties: { sku, price: 5 } })
  startPage().heldCalls.keep([added('tea'), added('mug')])
  const { entered } = await takeByNextPage()
  expect(batchIn(entered)?.cart?.map(({ sku }) => sku)).toEqual(['hat', 'tea', 'mug'])
})

test('the unsent hits of an earlier page, which are stored already, are not kept a second time', async () => {
  startPage().heldCalls.keep([{ kind: 'unsent-hits', onOutcome: jest.fn() }, entryOf('One')])
  const { entered } = await takeByNextPage()
  expect(namesIn(batchIn(entered))).toEqual(['One'])
})
