import { adoptPiwik, matomo } from '../../src'
import { PIWIK } from './support/piwik'
import { cleanPage, pushed, SITE, startAnalytics } from './support/start-analytics'
import { useProduction } from './support/use-production'

// Forks of analytics.js, such as Hightouch's, keep no settings of the source, and register a remote plugin after its `load()`.
useProduction()
beforeEach(cleanPage)

const warned = jest.spyOn(console, 'warn').mockImplementation()
beforeEach(() => warned.mockClear())
afterAll(() => warned.mockRestore())

test('the plugin starts in a fork of analytics.js that keeps no settings of the source', async () => {
  const analytics = await startAnalytics({ plugins: [] })
  Reflect.deleteProperty(analytics.settings, 'cdnSettings')
  await analytics.register(matomo(SITE))
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  expect(warned).not.toHaveBeenCalled()
})

test('an adopted plugin does not warn of calls that are recorded twice, in a fork that keeps the settings as they were', async () => {
  const given = { integrations: { Piwik: PIWIK } } as unknown as Parameters<typeof adoptPiwik>[0]
  const analytics = await startAnalytics({ plugins: [] })
  Object.assign(analytics.settings, { cdnSettings: given })
  // So the fork calls the factory: with the settings that `adoptPiwik` has made.
  const settings = adoptPiwik(given).integrations.Piwik as object
  await analytics.register(matomo({ ...SITE, ...settings }))
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  expect(warned).not.toHaveBeenCalled()
})
