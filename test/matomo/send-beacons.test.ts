/** @jest-environment jsdom */
import type { MatomoCommand } from '../../src'
import type { EarlyRequests } from '../../src/matomo/early-requests'
import type { QueueItem } from '../../src/matomo/queue-item'
import { sendBeacons } from '../../src/matomo/send-beacons'
import { createTracker } from '../../src/matomo/tracking-request'
import { readPage } from '../../src/matomo/tracking-request/read-page'

const COMMAND: MatomoCommand = ['trackPageView']
const item: QueueItem = {
  ...{ command: COMMAND, time: 0, startsVisit: false },
  onRefused: () => undefined,
}

function trackerOf(host: string, requests: readonly string[]): EarlyRequests {
  const tracker = { ...createTracker(readPage()), trackerUrl: `https://${host}/matomo.php` }
  const address = { siteId: 1, trackerUrl: tracker.trackerUrl }
  return { address, tracker, requests: requests.map((request) => ({ item, request })) }
}

/** Lets the browser take beacons, as `takes` says of each host, and returns the hosts and bodies of those that it was given. */
function takeBeacons(takes: (host: string) => boolean = () => true) {
  const given: { host: string; size: number; type: string }[] = []
  Object.defineProperty(navigator, 'sendBeacon', {
    configurable: true,
    value: (url: string, { size, type }: Blob) => {
      const { host } = new URL(url)
      given.push({ host, size, type })
      return takes(host)
    },
  })
  return given
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'sendBeacon')
})

test('each tracker gets one beacon with its own requests, of the type that Matomo’s own beacons have', () => {
  const given = takeBeacons()
  expect(
    sendBeacons([trackerOf('one.test', ['a=1', 'b=2']), trackerOf('two.test', ['a=1', 'b=22'])]).count,
  ).toBe(2)
  const type = 'application/x-www-form-urlencoded; charset=utf-8'
  expect(given.map((beacon) => [beacon.host, beacon.type.toLowerCase()])).toEqual([
    ['one.test', type],
    ['two.test', type],
  ])
  expect(Number(given[1]?.size) - Number(given[0]?.size)).toBe(1)
})

test('what does not fit into 60 KiB is not sent', () => {
  const given = takeBeacons()
  const long = 'a'.repeat(25 * 1024)
  expect(sendBeacons([trackerOf('one.test', [long, long, long])]).count).toBe(2)
  expect(given.map(({ size }) => size <= 60 * 1024)).toEqual([true])
})

test('several trackers share the 60 KiB, and get the same hits: browsers limit all beacons together', () => {
  const given = takeBeacons()
  const long = 'a'.repeat(20 * 1024)
  expect(sendBeacons([trackerOf('one.test', [long, 'b']), trackerOf('two.test', [long, long])]).count).toBe(1)
  expect(given.map(({ size }) => size)).toEqual([long.length, long.length])
})

test('nothing is sent where already the first request is too long', () => {
  const given = takeBeacons()
  expect(sendBeacons([trackerOf('one.test', ['a'.repeat(61 * 1024), 'b'])]).count).toBe(0)
  expect(given).toEqual([])
})

test('where the browser refuses the first beacon, nothing counts as sent, and no other tracker gets anything', () => {
  const given = takeBeacons(() => false)
  expect(sendBeacons([trackerOf('one.test', ['a']), trackerOf('two.test', ['a'])]).count).toBe(0)
  expect(given).toHaveLength(1)
})

test('where the browser refuses a later beacon, that tracker is named, and the others’ hits count as sent', () => {
  takeBeacons((host) => host !== 'two.test')
  const trackers = ['one.test', 'two.test', 'three.test'].map((host) => trackerOf(host, ['a']))
  expect(sendBeacons(trackers)).toEqual({ count: 1, refused: [trackers[1]?.address] })
})

test('a beacon to an address that takes none counts as refused', () => {
  takeBeacons(() => {
    throw new TypeError('Beacons are only supported over HTTP(S).')
  })
  expect(sendBeacons([trackerOf('one.test', ['a'])]).count).toBe(0)
})
