/** @jest-environment jsdom */
import type { MatomoCommand } from '../../src'
import { createHitPacer } from '../../src/matomo/hit-pacer'
import { createPendingItems, type PendingItems } from '../../src/matomo/pending-items'
import type { QueueItem } from '../../src/matomo/queue-item'

let pendingItems: PendingItems | undefined

const itemOf = (command: MatomoCommand, startsVisit = false): QueueItem => ({
  command,
  startsVisit,
  time: Date.now(),
  onRefused: () => undefined,
})
const hit = (name: string) => itemOf(['trackEvent', 'All', name])
const visit = (name: string) => itemOf(['trackEvent', 'All', name], true)
const user = (name: string) => itemOf(['setUserId', name])

/** Pending items, and the names of those that are handed on: `take()` returns what came since. */
function startItems({ isRunning = true } = {}) {
  if (isRunning) runMatomo()
  const handedOn: unknown[] = []
  const items = createPendingItems(createHitPacer(), (each) => {
    handedOn.push(...each.map(({ command }) => command.at(-1)))
  })
  pendingItems = items
  return { items, take: () => handedOn.splice(0) }
}

function runMatomo(): void {
  window._paq = { push: () => undefined }
}

function setVisibility(state: DocumentVisibilityState): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23, 12) })
})
afterEach(() => {
  pendingItems?.stop()
  delete window._paq
  jest.restoreAllMocks()
  jest.useRealTimers()
})

test('items are handed on at once, in their order', () => {
  const { items, take } = startItems()
  items.add([user('ann'), hit('a')], Date.now())
  items.add([hit('b')], Date.now())
  expect(take()).toEqual(['ann', 'a', 'b'])
})

test('before matomo.js runs nothing waits, not even behind a hit that starts a visit', () => {
  const { items, take } = startItems({ isRunning: false })
  items.add([hit('a'), visit('new'), hit('b')], Date.now())
  expect(take()).toEqual(['a', 'new', 'b'])
})

test('hits before matomo.js runs do not make a later visit wait', () => {
  const { items, take } = startItems({ isRunning: false })
  items.add([hit('a')], Date.now())
  runMatomo()
  take()
  items.add([visit('new')], Date.now())
  expect(take()).toEqual(['new'])
})

test('a hit waits until 0.8 s after the hit that starts a visit, and later commands wait behind that hit', () => {
  const { items, take } = startItems()
  items.add([visit('new'), user('bob'), hit('a'), user('carl')], Date.now())
  items.add([hit('b')], Date.now())
  expect(take()).toEqual(['new', 'bob'])
  jest.advanceTimersByTime(799)
  expect(take()).toEqual([])
  jest.advanceTimersByTime(1)
  expect(take()).toEqual(['a', 'carl', 'b'])
})

test('a visit waits until matomo.js no longer delays hits after its first one, and a hit behind the visit waits once more', () => {
  const { items, take } = startItems()
  items.add([hit('a'), visit('new'), hit('b')], Date.now())
  expect(take()).toEqual(['a'])
  jest.advanceTimersByTime(800)
  expect(take()).toEqual(['new'])
  jest.advanceTimersByTime(800)
  expect(take()).toEqual(['b'])
})

test('a visit does not wait for commands that are no hits', () => {
  const { items, take } = startItems()
  items.add([user('ann'), visit('new')], Date.now())
  expect(take()).toEqual(['ann', 'new'])
})

test.each<[string, () => void]>([
  ['left', () => dispatchEvent(new Event('pagehide'))],
  [
    'hidden',
    () => {
      setVisibility('hidden')
    },
  ],
])('what waits is handed on at once when the page is %s, and only once', (_, leave) => {
  const { items, take } = startItems()
  items.add([visit('new'), hit('a'), visit('newer'), hit('b')], Date.now())
  take()
  leave()
  expect(take()).toEqual(['a', 'newer', 'b'])
  jest.advanceTimersByTime(10_000)
  expect(take()).toEqual([])
})

test('what waits goes on waiting when the page is shown', () => {
  const { items, take } = startItems()
  items.add([visit('new'), hit('a')], Date.now())
  take()
  setVisibility('visible')
  expect(take()).toEqual([])
})

test('after a page was hidden, an item that need not wait is handed on at once', () => {
  const { items, take } = startItems()
  items.add([visit('new'), hit('a')], Date.now())
  setVisibility('hidden')
  take()
  items.add([user('bob')], Date.now())
  expect(take()).toEqual(['bob'])
})

test('items that are taken while matomo.js starts are handed on once matomo.js runs, before items that are added later', () => {
  const { items, take } = startItems({ isRunning: false })
  items.addAtStart([user('ann'), hit('a')])
  items.add([hit('b')], Date.now())
  expect(take()).toEqual([])
  runMatomo()
  jest.advanceTimersByTime(0)
  expect(take()).toEqual(['ann', 'a', 'b'])
})

test('an empty list of items that is taken while matomo.js starts makes nothing wait', () => {
  const { items, take } = startItems({ isRunning: false })
  items.addAtStart([])
  items.add([hit('a')], Date.now())
  expect(take()).toEqual(['a'])
})

test('stopped items hand on what waits, and set no timer any more', () => {
  const { items, take } = startItems()
  items.add([visit('new'), hit('a')], Date.now())
  take()
  items.stop()
  expect(take()).toEqual(['a'])
  expect(jest.getTimerCount()).toBe(0)
})

test('stopped items no longer hear that the page is left or hidden', () => {
  const { items, take } = startItems()
  items.stop()
  items.add([visit('new'), hit('a')], Date.now())
  take()
  dispatchEvent(new Event('pagehide'))
  setVisibility('hidden')
  expect(take()).toEqual([])
})
