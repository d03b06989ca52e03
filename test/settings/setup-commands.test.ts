import type { MatomoSettings } from '../../src/settings/matomo-settings'
import { setupCommands } from '../../src/settings/setup-commands'
import { resolve } from '../support/map'

const setup = (settings: Partial<MatomoSettings> = {}) => setupCommands(resolve({ siteId: '7', ...settings }))

test('by default site, tracker URL and link tracking are set', () => {
  expect(setup()).toEqual([
    ['setSiteId', '7'],
    ['setTrackerUrl', 'https://matomo.test/matomo.php'],
    ['enableLinkTracking'],
  ])
})

test('the site id is pushed as it is given', () => {
  expect(setup({ siteId: 7 })[0]).toEqual(['setSiteId', 7])
})

test('the commands of the settings come first, then the user’s own commands, and link tracking last', () => {
  const settings: Partial<MatomoSettings> = {
    cookies: false,
    doNotTrack: true,
    cookieDomain: '*.shop.test',
    domains: ['*.shop.test'],
    crossDomainLinking: true,
    trackers: [{ serverUrl: 'https://other.test', siteId: 2 }],
    heartBeat: true,
    commands: [['setSessionCookieTimeout', 900]],
  }
  expect(setup(settings).slice(2)).toEqual([
    ['disableCookies'],
    ['setDoNotTrack', true],
    ['setCookieDomain', '*.shop.test'],
    ['setDomains', ['*.shop.test']],
    ['enableCrossDomainLinking'],
    ['addTracker', 'https://other.test/matomo.php', 2],
    ['enableHeartBeatTimer'],
    ['setSessionCookieTimeout', 900],
    ['enableLinkTracking'],
  ])
})

test.each([
  ['tracking', 'requireConsent'],
  ['cookies', 'requireCookieConsent'],
] as const)(
  'consent to %s is required by %s, before everything that may send or store',
  (require, method) => {
    expect(setup({ consent: { require }, cookies: false })[2]).toEqual([method])
  },
)

test('further trackers that Matomo has already are not added again', () => {
  const settings = resolve({ trackers: [{ serverUrl: 'https://other.test', siteId: 2 }] })
  const methods = (hasFurtherTrackers: boolean) =>
    setupCommands(settings, { hasFurtherTrackers }).map(([method]) => method)
  expect(methods(false)).toContain('addTracker')
  expect(methods(true)).not.toContain('addTracker')
})

test('a heart beat has the seconds of its setting, and link tracking can be switched off', () => {
  expect(setup({ heartBeat: 30, linkTracking: false }).slice(2)).toEqual([['enableHeartBeatTimer', 30]])
})

test('a single domain is set as a list', () => {
  expect(setup({ domains: 'shop.test' })).toContainEqual(['setDomains', ['shop.test']])
})
