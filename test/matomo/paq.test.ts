/** @jest-environment jsdom */
import {
  fedTrackers,
  isMatomoRunning,
  isPaqFull,
  openPaq,
  waitingEntries,
  type Paq,
} from '../../src/matomo/paq'

const RUNNING: Paq = { push: () => undefined }

/** Puts something on the page as `_paq`. */
function setPaq(paq: unknown): void {
  window._paq = paq as Paq
}

afterEach(() => {
  delete window._paq
  delete window.Matomo
})

test('the entries of an array wait for matomo.js', () => {
  const entries = [['trackPageView']]
  setPaq(entries)
  expect(waitingEntries()).toBe(entries)
})

test('no entries wait once matomo.js runs, nor before anything was pushed', () => {
  expect(waitingEntries()).toBeUndefined()
  setPaq(RUNNING)
  expect(waitingEntries()).toBeUndefined()
})

test('matomo.js runs once it has replaced the array', () => {
  setPaq(RUNNING)
  expect(isMatomoRunning()).toBe(true)
})

test.each([undefined, null, [], [['trackPageView']], {}, 'odd', { push: 'odd' }])(
  'matomo.js does not run while _paq is %j',
  (paq) => {
    setPaq(paq)
    expect(isMatomoRunning()).toBe(false)
  },
)

test('as many as 10,000 entries wait', () => {
  const entries = Array.from({ length: 9999 }, () => ['trackPageView'])
  setPaq(entries)
  expect(isPaqFull()).toBe(false)
  entries.push(['trackPageView'])
  expect(isPaqFull()).toBe(true)
})

test('_paq is not full once matomo.js runs, nor before anything was pushed', () => {
  expect(isPaqFull()).toBe(false)
  setPaq(RUNNING)
  expect(isPaqFull()).toBe(false)
})

test.each([
  ['an array', []],
  ['an object of matomo.js', RUNNING],
])('%s that can be pushed to stays', (_, paq) => {
  setPaq(paq)
  expect(openPaq()).toBe(paq)
  expect(window._paq).toBe(paq)
})

test.each([undefined, null, 'odd', 5, {}, { push: 'odd' }])(
  'a _paq of %j is replaced by an empty array',
  (odd) => {
    setPaq(odd)
    expect(openPaq()).toEqual([])
    openPaq().push(['trackPageView'])
    expect(window._paq).toEqual([['trackPageView']])
  },
)

test('a frozen array is replaced by an array with the same entries', () => {
  setPaq(Object.freeze([['trackPageView']]))
  openPaq().push(['trackGoal', 1])
  expect(window._paq).toEqual([['trackPageView'], ['trackGoal', 1]])
})

test('the trackers that _paq feeds are those in Matomo’s own list', () => {
  const trackers = [{}]
  window.Matomo = { getAsyncTrackers: () => trackers }
  expect(fedTrackers()).toBe(trackers)
})

test('_paq feeds no trackers where there is no Matomo, or one that has no such list', () => {
  expect(fedTrackers()).toEqual([])
  window.Matomo = {}
  expect(fedTrackers()).toEqual([])
})
