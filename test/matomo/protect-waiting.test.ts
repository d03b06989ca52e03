import { protectWaiting } from '../../src/matomo/protect-waiting'
import type { QueueEntry } from '../../src/matomo/paq'
import type { Tracker } from '../../src/matomo/tracker'

/** Applies the entries one by one, as matomo.js does, to a tracker that knows one method. */
function applyAll(paq: readonly QueueEntry[]): unknown[] {
  const told: unknown[] = []
  const tracker: Tracker = { trackEvent: (...args) => void told.push(args) }
  for (const entry of paq) {
    const [method, ...args] = entry ?? []
    if (typeof method === 'function') method.apply(tracker, args)
    else if (entry) told.push(entry)
  }
  return told
}

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation()
})
afterEach(() => jest.restoreAllMocks())

test('an entry that throws costs only itself, and its error is shown', () => {
  const fail = () => {
    throw new Error('of the page')
  }
  const paq: QueueEntry[] = [['trackEvent', 'a'], ['unknownMethod'], [fail], ['trackEvent', 'b']]
  protectWaiting(paq)
  expect(applyAll(paq)).toEqual([['a'], ['b']])
  expect(console.error).toHaveBeenCalledTimes(2)
})

test('a function gets the tracker and its arguments', () => {
  const seen: unknown[] = []
  const paq: QueueEntry[] = [
    [
      function (this: Tracker, name: unknown) {
        seen.push(typeof this.trackEvent, name)
      },
      'b',
    ],
  ]
  protectWaiting(paq)
  applyAll(paq)
  expect(seen).toEqual(['function', 'b'])
})

test('a command for one of Matomo’s plugins stays, because matomo.js keeps it for the plugin, and gaps stay', () => {
  const paq: QueueEntry[] = [['MediaAnalytics::scanForMedia'], undefined]
  protectWaiting(paq)
  expect(applyAll(paq)).toEqual([['MediaAnalytics::scanForMedia']])
})
