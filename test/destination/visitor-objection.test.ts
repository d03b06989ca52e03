/** @jest-environment jsdom */
import type { MatomoCommand } from '../../src'
import { disablesCookies, hasVisitorObjected } from '../../src/destination/visitor-objection'

const NOT_HEEDED = { doNotTrack: false }
const HEEDED = { doNotTrack: true }

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

test.each<[string, MatomoCommand[], boolean]>([
  ['disableCookies switches cookies off', [['setUserId', 'ann'], ['disableCookies']], true],
  ['other commands do not', [['setUserId', 'ann']], false],
  ['no commands do not', [], false],
])('of the user’s own commands, %s', (_, commands, isDisabled) => {
  expect(disablesCookies(commands)).toBe(isDisabled)
})
