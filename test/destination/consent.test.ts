import { createConsent } from '../../src/destination/consent'

const NOW = Date.UTC(2026, 10, 23)

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})
afterEach(() => {
  jest.useRealTimers()
})

test('without a consent setting everything is allowed, and no decision changes that', () => {
  const consent = createConsent(undefined)
  expect(consent.decide('refused', NOW)).toBeUndefined()
  expect([consent.allowsTracking(), consent.allowsStorage(), consent.decision()]).toEqual([
    true,
    true,
    'pending',
  ])
})

test('consent to tracking allows nothing before it is given', () => {
  const consent = createConsent({ require: 'tracking' })
  expect([consent.allowsTracking(), consent.allowsStorage()]).toEqual([false, false])
  expect(consent.decide('given', NOW)).toEqual([['setConsentGiven']])
  expect([consent.allowsTracking(), consent.allowsStorage()]).toEqual([true, true])
})

test('consent to cookies allows tracking before it is given, but no storage', () => {
  const consent = createConsent({ require: 'cookies' })
  expect([consent.allowsTracking(), consent.allowsStorage()]).toEqual([true, false])
  expect(consent.decide('given', NOW)).toEqual([['setCookieConsentGiven']])
  expect(consent.allowsStorage()).toBe(true)
})

test('a first refusal of tracking tells matomo.js nothing, because nothing was sent', () => {
  const consent = createConsent({ require: 'tracking' })
  expect(consent.decide('refused', NOW)).toEqual([])
  expect(consent.decision()).toBe('refused')
})

test('a first refusal of cookies deletes the cookies of an earlier page', () => {
  expect(createConsent({ require: 'cookies' }).decide('refused', NOW)).toEqual([['forgetCookieConsentGiven']])
})

test('consent that is taken back is forgotten by matomo.js', () => {
  const consent = createConsent({ require: 'tracking' })
  consent.decide('given', NOW)
  expect(consent.decide('refused', NOW)).toEqual([['forgetConsentGiven']])
  expect(consent.allowsTracking()).toBe(false)
})

test.each(['given', 'refused'] as const)(
  'the decision "%s" said twice changes nothing the second time',
  (decision) => {
    const consent = createConsent({ require: 'cookies' })
    consent.decide(decision, NOW)
    expect(consent.decide(decision, NOW + 1)).toBeUndefined()
  },
)

test('a stamp that decides nothing changes nothing', () => {
  const consent = createConsent({ require: 'cookies' })
  consent.decide('given', NOW)
  expect(consent.decide('pending', NOW + 1)).toBeUndefined()
  expect(consent.decision()).toBe('given')
})

test('an older decision does not overrule a newer one', () => {
  const consent = createConsent({ require: 'tracking' })
  consent.decide('refused', NOW)
  expect(consent.decide('given', NOW - 1)).toBeUndefined()
  expect(consent.decision()).toBe('refused')
})

test('a decision from a clock that is ahead does not overrule every later one', () => {
  const consent = createConsent({ require: 'tracking' })
  consent.decide('refused', NOW + 3_600_000)
  expect(consent.decide('given', NOW)).toEqual([['setConsentGiven']])
})

test.each([
  ['tracking', 'given', 'setConsentGiven'],
  ['tracking', 'refused', 'forgetConsentGiven'],
  ['cookies', 'given', 'setCookieConsentGiven'],
  ['cookies', 'refused', 'forgetCookieConsentGiven'],
] as const)('a further tracker learns by a command that consent to %s is %s', (require, decision, method) => {
  const consent = createConsent({ require })
  expect(consent.toCommands()).toEqual([])
  consent.decide(decision, NOW)
  expect(consent.toCommands()).toEqual([[method]])
})
