import {
  joinBatches,
  MAX_CALLS,
  MAX_LENGTH,
  NO_CALLS,
  readBatch,
  withoutExcess,
  withoutOutdated,
  writeBatch,
  type CallBatch,
} from '../../src/mapping/call-batch'
import type { MappedCall } from '../../src/matomo/mapped-call'

const NOON = Date.UTC(2026, 10, 23, 12)
const DAY_MS = 24 * 60 * 60 * 1000

/** A call that became an event of this name. */
function callOf(name: string, call: Partial<MappedCall> = {}): MappedCall {
  return { time: NOON, dimensions: [], startsVisit: false, commands: [['trackEvent', 'All', name]], ...call }
}
const namesOf = ({ calls }: CallBatch) => calls.map(({ commands: [command] }) => command?.[2])

test('a batch is read as it was written, with the arguments that are absent', () => {
  const batch: CallBatch = {
    calls: [
      callOf('One', {
        user: 'ann',
        url: 'https://shop.test/',
        referrer: '',
        dimensions: [[1, 'gold']],
        commands: [
          ['addEcommerceItem', 'tea', undefined, undefined, 5, 1],
          ['trackPageView', undefined, { dimension2: 'x' }],
        ],
      }),
    ],
    cart: [{ sku: 'tea', name: 'Tea', category: 'Hot', price: 5, quantity: 1 }],
    startsVisit: true,
  }
  const read = readBatch(writeBatch(batch))
  expect(read).toEqual(batch)
  expect(read?.calls[0]?.commands[0]).toStrictEqual(['addEcommerceItem', 'tea', undefined, undefined, 5, 1])
})

test.each([
  null,
  '',
  '{',
  'null',
  '[]',
  '7',
  writeBatch(NO_CALLS).replace('"version":1', '"version":2'),
  writeBatch(NO_CALLS).replace('false', '"no"'),
  writeBatch(NO_CALLS).replace('[]', '{}'),
  JSON.stringify({ version: 1, calls: [], startsVisit: false, cart: 'tea' }),
])('a text that is no batch is not read: %j', (text) => {
  expect(readBatch(text)).toBeUndefined()
})

test.each<[string, object | null]>([
  ['null', null],
  ['no time', { time: undefined }],
  ['a time that is text', { time: '12:00' }],
  ['no word on the visit', { startsVisit: undefined }],
  ['a user that is no text', { user: 5 }],
  ['dimensions that are no list', { dimensions: { 1: 'x' } }],
  ['a command that is no list', { commands: ['trackPageView'] }],
  ['a command that is null', { commands: [null] }],
  ['a command without a method', { commands: [['trackPageView'], []] }],
  ['a command whose method is no text', { commands: [[5, 'trackPageView']] }],
])('a batch with a call that cannot be read is not read: %s', (_, call) => {
  const calls = [call && { ...callOf('One'), ...call }]
  expect(readBatch(JSON.stringify({ version: 1, calls, startsVisit: false }))).toBeUndefined()
})

test('batches are joined oldest first; the cart is the latest that was changed, and the last one says whether a visit waits', () => {
  const older: CallBatch = { calls: [callOf('One', { time: 1 })], cart: [], startsVisit: true }
  const newer: CallBatch = { calls: [callOf('Two', { time: 2 })], startsVisit: false }
  const withoutCalls: CallBatch = { calls: [], startsVisit: true }
  expect(joinBatches([newer, older])).toEqual({
    calls: [...older.calls, ...newer.calls],
    cart: [],
    startsVisit: false,
  })
  expect(joinBatches([withoutCalls, newer]).startsVisit).toBe(true)
  expect(joinBatches([])).toEqual({ calls: [], cart: undefined, startsVisit: false })
})

test('calls that Matomo could no longer date are left out, and a visit that one of them starts starts with the next hit', () => {
  const old = NOON - DAY_MS
  const impression = callOf('seen', { commands: [['trackContentImpression', 'Banner', 'seen']] })
  const batch: CallBatch = {
    calls: [callOf('One', { time: old, startsVisit: true }), impression, callOf('Two'), callOf('Three')],
    startsVisit: false,
  }
  const rest = withoutOutdated(batch, NOON)
  expect(rest.calls.map(({ startsVisit }) => startsVisit)).toEqual([false, true, false])
  expect(rest.startsVisit).toBe(false)
  const alone = { calls: batch.calls.slice(0, 1), startsVisit: false }
  expect(withoutOutdated(alone, NOON)).toEqual({ calls: [], startsVisit: true })
})

test('of too many calls the latest are kept', () => {
  const calls = Array.from({ length: MAX_CALLS + 2 }, (_, index) => callOf(`Call ${index}`))
  const names = namesOf(withoutExcess({ calls, startsVisit: false }))
  expect([names.length, names[0]]).toEqual([MAX_CALLS, 'Call 2'])
})

test('of calls that are too large together the latest are kept', () => {
  const calls = ['One', 'Two', 'Three'].map((name) => callOf(name, { user: 'x'.repeat(MAX_LENGTH / 2.5) }))
  expect(namesOf(withoutExcess({ calls, startsVisit: false }))).toEqual(['Two', 'Three'])
})
