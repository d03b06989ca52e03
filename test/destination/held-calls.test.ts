/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/"}
 */
import type { SegmentEvent } from '@segment/analytics-next'
import { createBrowserStore } from '../../src/destination/browser-store'
import type { Entry } from '../../src/destination/entry'
import { createCallStore } from '../../src/destination/call-store'
import { createEarlierCalls } from '../../src/destination/earlier-calls'
import { createHeldCalls } from '../../src/destination/held-calls'
import type { Storing } from '../../src/destination/may-store'
import { createPageLifecycle } from '../../src/destination/page-lifecycle'
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
let running: { stop(): void }[] = []

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

/** The calls of a page that are held, those of earlier pages, and what enters the gate there. */
function startPage(settings: Partial<MatomoSettings> = {}) {
  const control: { storing: Storing } = { storing: 'allowed' }
  const entered: Entry[] = []
  const open = jest.fn()
  const storing = () => control.storing
  const lifecycle = createPageLifecycle({ onLeave: () => undefined, onShow: () => undefined })
  const callStore = createCallStore(1, lifecycle)
  const earlierCalls = createEarlierCalls({
    store: callStore,
    storing,
    gate: () => ({ enterFirst: (entry) => void entered.push(entry), open }),
  })
  const heldCalls = createHeldCalls({
    settings: resolve(settings),
    store: createBrowserStore(1, () => true),
    callStore,
    storing,
    recorder: { currentState: () => initialState({ url: SHOP.href, user: 'ann' }) },
    earlierCalls,
  })
  running.push(earlierCalls, heldCalls, lifecycle)
  return { heldCalls, earlierCalls, control, entered, open }
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
const namesIn = (batch: CallBatch) =>
  batch.calls.map(({ commands }) => commands.find(([method]) => method === 'trackEvent')?.[2])
const settle = () => jest.advanceTimersByTimeAsync(0)

/** Leaves a call at a place, as a page does that has ended. */
function leaveAt(place: string, name: string): void {
  const calls = [{ time: NOON, dimensions: [], startsVisit: false, commands: [['trackEvent', 'All', name]] }]
  localStorage.setItem(
    `segment-matomo:held:1:${place}`,
    JSON.stringify({ version: 1, calls, startsVisit: false }),
  )
}

/** Starts the next page and lets it take what earlier pages have left. */
async function takeByNextPage() {
  const page = startPage()
  page.earlierCalls.applyRule()
  await settle()
  return page
}

test('where nothing was left there is nothing to wait for', async () => {
  const { earlierCalls, entered } = await takeByNextPage()
  expect(earlierCalls.state()).toBe('none')
  expect(entered).toEqual([])
})

test('what an earlier page has left takes its place in the gate at once, and is there a moment later', async () => {
  startPage().heldCalls.keep([entryOf('One'), { kind: 'reset' }, entryOf('Two')])
  const { earlierCalls, entered, open } = startPage()
  const now = () => [earlierCalls.state(), namesIn(earlierCalls.read()), open.mock.calls.length]
  earlierCalls.applyRule()
  expect(entered).toEqual([{ kind: 'earlier-calls' }])
  expect(now()).toEqual(['being-taken', [], 0])
  await settle()
  expect(now()).toEqual(['waiting', ['One', 'Two'], 1])
  expect(earlierCalls.read().calls.map(({ startsVisit }) => startsVisit)).toEqual([false, true])
})

test('what an earlier page has left stays stored until it has left the gate', async () => {
  startPage().heldCalls.keep([entryOf('One')])
  const { earlierCalls } = await takeByNextPage()
  expect(placesOf()).toHaveLength(1)
  expect(namesIn(earlierCalls.take())).toEqual(['One'])
  expect([placesOf(), earlierCalls.state(), namesIn(earlierCalls.read())]).toEqual([[], 'none', []])
})

test('two tabs that are opened at once get the calls once, also where one of them is told of it a moment later', async () => {
  locks = useLocks()
  leaveAt('x', 'One')
  const tabs = [startPage(), startPage()]
  for (const { earlierCalls } of tabs) earlierCalls.applyRule()
  await settle()
  expect(tabs.map(({ earlierCalls }) => namesIn(earlierCalls.read()))).toEqual([['One'], []])
  tabs[0]?.earlierCalls.take()
  leaveAt('x', 'One')
  await jest.advanceTimersByTimeAsync(900)
  const late = await takeByNextPage()
  expect(namesIn(late.earlierCalls.read())).toEqual([])
  await jest.advanceTimersByTimeAsync(100)
  expect(locks.kept.size).toBe(0)
})

test('a page that is stopped leaves the calls of earlier pages to the next one', async () => {
  locks = useLocks()
  leaveAt('x', 'One')
  const { earlierCalls } = await takeByNextPage()
  earlierCalls.stop()
  await settle()
  const next = await takeByNextPage()
  expect(namesIn(next.earlierCalls.read())).toEqual(['One'])
})

test('calls of the page are kept while those of earlier pages are being taken over, and again once those are known', async () => {
  startPage().heldCalls.keep([entryOf('One'), { kind: 'reset' }])
  const { heldCalls, earlierCalls, entered } = startPage()
  const held = [...entered, entryOf('Two')]
  earlierCalls.applyRule()
  heldCalls.keep(held)
  expect(placesOf()).toHaveLength(2)
  await settle()
  heldCalls.keep([...entered, ...held])
  const next = await takeByNextPage()
  expect(placesOf()).toHaveLength(2)
  expect(next.earlierCalls.read().calls.map(({ startsVisit }) => startsVisit)).toEqual([false, true])
})

test('a page that lives keeps what it holds: the lock says so', async () => {
  locks = useLocks()
  const entry = entryOf('One')
  const { heldCalls } = startPage()
  heldCalls.keep([entry])
  const next = await takeByNextPage()
  expect(namesIn(next.earlierCalls.read())).toEqual([])
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

test('calls of an earlier page stay stored while they wait, before the calls of the page', async () => {
  startPage().heldCalls.keep([entryOf('One')])
  const { heldCalls, entered } = await takeByNextPage()
  heldCalls.keep(entered)
  expect(placesOf()).toHaveLength(1)
  jest.advanceTimersByTime(1000)
  heldCalls.keep([...entered, entryOf('Two', { timestamp: new Date() })])
  const next = await takeByNextPage()
  expect(namesIn(next.earlierCalls.read())).toEqual(['One', 'Two'])
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
  expect(namesIn(next.earlierCalls.read())).toEqual(['One'])
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

test('a page that is left before it has the lock gives the lock back at once, and the next page takes the calls over', async () => {
  leaveAt('x', 'One')
  locks = useLocks()
  const { earlierCalls } = startPage()
  earlierCalls.applyRule()
  dispatchEvent(new Event('pagehide'))
  await settle()
  expect([...locks.kept]).toEqual([])
  expect(namesIn(earlierCalls.read())).toEqual([])
  const next = await takeByNextPage()
  expect(namesIn(next.earlierCalls.read())).toEqual(['One'])
})

test('a page that is stopped before it has the lock gives the lock back, and takes nothing over', async () => {
  leaveAt('x', 'One')
  locks = useLocks()
  const { earlierCalls, open } = startPage()
  earlierCalls.applyRule()
  earlierCalls.stop()
  await settle()
  expect([open.mock.calls.length, locks.kept.size]).toEqual([0, 0])
  expect(placesOf()).toHaveLength(1)
})

test('what cannot be read is deleted, and is nothing', async () => {
  localStorage.setItem('segment-matomo:held:1:x', '{')
  const { earlierCalls } = await takeByNextPage()
  expect(namesIn(earlierCalls.read())).toEqual([])
  earlierCalls.take()
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

test.each<[Storing, left: number]>([
  ['forbidden', 0],
  ['undecided', 1],
])('where storing is %s, what earlier pages have left is not taken over', async (storing, left) => {
  startPage().heldCalls.keep([entryOf('One')])
  const { earlierCalls, control, entered } = startPage()
  control.storing = storing
  earlierCalls.applyRule()
  await settle()
  expect([earlierCalls.state(), entered, placesOf().length]).toEqual(['none', [], left])
})

test('what is deleted while it waits is not sent', async () => {
  startPage().heldCalls.keep([entryOf('One')])
  const { earlierCalls, control } = await takeByNextPage()
  control.storing = 'forbidden'
  earlierCalls.applyRule()
  expect([placesOf(), namesIn(earlierCalls.read())]).toEqual([[], []])
})

test('a kept cart update has the products of the stored cart, and those that were added before it', async () => {
  createBrowserStore(1, () => true).write('cart', [{ sku: 'hat', quantity: 1, price: 3 }])
  const added = (sku: string) => entryOf('Product Added', { properties: { sku, price: 5 } })
  startPage().heldCalls.keep([added('tea'), added('mug')])
  const { earlierCalls } = await takeByNextPage()
  expect(earlierCalls.read().cart?.map(({ sku }) => sku)).toEqual(['hat', 'tea', 'mug'])
})
