/** @jest-environment jsdom */
import { pageClaim } from '../../src/destination/page-claim'
import { pageConsent } from '../../src/destination/page-consent'

const NOON = Date.UTC(2026, 10, 23, 12)

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
})
afterEach(() => {
  Reflect.deleteProperty(window, Symbol.for('segment-matomo'))
  jest.useRealTimers()
})

test.each(['given', 'refused'] as const)(
  'consent that is %s is kept with its time for a later plugin',
  (decision) => {
    pageConsent[decision]()
    expect(pageClaim().decision).toEqual({ decision, time: NOON })
  },
)

test.each(['given', 'refused'] as const)('the plugin that runs is told that consent is %s', (decision) => {
  const onDecision = jest.fn()
  pageClaim().onDecision = onDecision
  pageConsent[decision]()
  expect(onDecision.mock.calls).toEqual([[{ decision, time: NOON }]])
})

test('the last decision counts', () => {
  pageConsent.given()
  jest.advanceTimersByTime(5000)
  pageConsent.refused()
  expect(pageClaim().decision).toEqual({ decision: 'refused', time: NOON + 5000 })
})
