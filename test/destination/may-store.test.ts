/** @jest-environment jsdom */
import type { MatomoCommand, MatomoSettings } from '../../src'
import { createConsent } from '../../src/destination/consent'
import { hasVisitorObjected, mayStore, storingOf } from '../../src/destination/may-store'
import { resolve } from '../support/map'
import { createAnalytics } from './support/analytics'

const HEEDED = true
const NOT_HEEDED = false

/** Lets the browser say whether the visitor wants to be tracked. */
function setDoNotTrack(value: string | null): void {
  Object.defineProperty(navigator, 'doNotTrack', { value, configurable: true })
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'doNotTrack')
  for (const cookie of document.cookie.split('; '))
    document.cookie = `${cookie.split('=')[0] ?? ''}=; max-age=0`
})

test('a visitor about whom nothing is known has not objected', () => {
  expect(hasVisitorObjected(HEEDED, [['setUserId', 'ann']])).toBe(false)
})

describe('an opt-out', () => {
  test('is an objection', () => {
    document.cookie = 'mtm_consent_removed=1'
    expect(hasVisitorObjected(NOT_HEEDED, [])).toBe(true)
  })

  test('is an objection also behind other cookies', () => {
    document.cookie = 'a=1'
    document.cookie = 'mtm_consent_removed=1'
    document.cookie = 'z=1'
    expect(hasVisitorObjected(NOT_HEEDED, [])).toBe(true)
  })

  test.each(['mtm_consent_removed_later=1', 'my_mtm_consent_removed=1', 'a=mtm_consent_removed'])(
    'is not what the cookie %s says',
    (cookie) => {
      document.cookie = cookie
      expect(hasVisitorObjected(NOT_HEEDED, [])).toBe(false)
    },
  )
})

describe('"do not track"', () => {
  test.each(['1', 'yes'])('of %j is an objection where the settings heed it', (value) => {
    setDoNotTrack(value)
    expect(hasVisitorObjected(HEEDED, [])).toBe(true)
  })

  test.each(['0', 'no', 'unspecified', null])('of %j is no objection', (value) => {
    setDoNotTrack(value)
    expect(hasVisitorObjected(HEEDED, [])).toBe(false)
  })

  test.each<[string, MatomoCommand[], boolean]>([
    ['nobody heeds', [], false],
    ['a command heeds', [['setDoNotTrack', true]], true],
    ['a command switches off', [['setDoNotTrack', false]], false],
    ['another command with the same value does not heed', [['setSecureCookie', true]], false],
  ])('that %s', (_, commands, hasObjected) => {
    setDoNotTrack('1')
    expect(hasVisitorObjected(NOT_HEEDED, commands)).toBe(hasObjected)
  })
})

describe('a consent that the user’s own commands ask for', () => {
  const CASES: readonly [MatomoCommand, string][] = [
    [['requireConsent'], 'mtm_consent'],
    [['requireCookieConsent'], 'mtm_cookie_consent'],
  ]

  test.each(CASES)('with %j is an objection until it is given', (command) => {
    expect(hasVisitorObjected(NOT_HEEDED, [command])).toBe(true)
  })

  test.each(CASES)('with %j is no objection once matomo.js has the cookie %s', (command, cookie) => {
    document.cookie = `${cookie}=1795564800000`
    expect(hasVisitorObjected(NOT_HEEDED, [command])).toBe(false)
  })

  test.each(CASES)('with %j is not given by the cookie for the other consent', (command, cookie) => {
    document.cookie = `${cookie === 'mtm_consent' ? 'mtm_cookie_consent' : 'mtm_consent'}=1795564800000`
    expect(hasVisitorObjected(NOT_HEEDED, [command])).toBe(true)
  })
})

describe('storing', () => {
  const store = (settings: Partial<MatomoSettings> = {}, analytics = createAnalytics()) => {
    const resolved = resolve(settings)
    return mayStore(resolved, analytics, createConsent(resolved.consent))
  }

  test('is allowed where nothing forbids it', () => {
    expect(store()).toBe(true)
  })

  test.each<[string, Partial<MatomoSettings>]>([
    ['cookies are off', { cookies: false }],
    ['the user’s own commands switch cookies off', { commands: [['setUserId', 'ann'], ['disableCookies']] }],
    ['the user’s own commands ask for a consent that is not given', { commands: [['requireConsent']] }],
    ['consent to cookies is required and not given', { consent: { require: 'cookies' } }],
    ['consent to tracking is required and not given', { consent: { require: 'tracking' } }],
  ])('is forbidden where %s', (_, settings) => {
    expect(store(settings)).toBe(false)
  })

  test('is forbidden where analytics.js may not store anything', () => {
    expect(store({}, createAnalytics({ options: { disableClientPersistence: true } }))).toBe(false)
  })

  test('is forbidden after an opt-out', () => {
    document.cookie = 'mtm_consent_removed=1'
    expect(store()).toBe(false)
  })

  test.each([
    ['forbidden where the settings heed it', true, false],
    ['allowed where they do not', false, true],
  ])('after "do not track" is %s', (_, doNotTrack, isAllowed) => {
    setDoNotTrack('1')
    expect(store({ doNotTrack })).toBe(isAllowed)
  })

  test('is allowed once consent is given', () => {
    const settings = resolve({ consent: { require: 'cookies' } })
    const consent = createConsent(settings.consent)
    consent.decide('given', Date.now())
    expect(mayStore(settings, createAnalytics(), consent)).toBe(true)
  })
})

test('calls may be stored once the visitor has decided so; until then that is undecided, unless the visitor has opted out', () => {
  const settings = resolve({ consent: { require: 'cookies' } })
  const consent = createConsent(settings.consent)
  const storing = () => storingOf(settings, createAnalytics(), consent)
  expect(storing()).toBe('undecided')
  document.cookie = 'mtm_consent_removed=1'
  expect(storing()).toBe('forbidden')
  document.cookie = 'mtm_consent_removed=; max-age=0'
  consent.decide('given', 1)
  expect(storing()).toBe('allowed')
  consent.decide('refused', 2)
  expect(storing()).toBe('forbidden')
})
