/** Where the stopped clock stands when a test begins. */
const NOW = Date.UTC(2026, 10, 23, 12)

/** Everything that jest could fake, but `Date`: analytics.js and the tests wait by real timers. */
const KEPT: FakeableAPI[] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
]

const stopDate = () => jest.useFakeTimers({ now: NOW, doNotFake: KEPT })

/**
 * Stops `Date` in all tests of a file, from this line on. The plugin adds a hit's age (`cdo`) to a hit that is some seconds old:
 * without a stopped clock, a test that compares whole commands would fail on a busy machine.
 */
export function freezeClock(): void {
  stopDate()
  beforeEach(stopDate)
  afterAll(() => jest.useRealTimers())
}

/** Moves the stopped clock on; no timer runs because of this. */
export function passTime(milliseconds: number): void {
  jest.setSystemTime(Date.now() + milliseconds)
}
