import { matomo } from '../../src'
import { agreed, refused, stamp, TRACKING } from './support/consent'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, SITE, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

const HOUR = 3_600_000
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)

test('Segment Consent Preference Updated gives consent, and is not sent as an event', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.track('One')
  await analytics.track('Segment Consent Preference Updated', {}, agreed())
  expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'One']])
})

test('a consent stamp that does not name the category decides nothing', async () => {
  const analytics = await startAnalytics({ settings: TRACKING })
  await analytics.track('One', {}, stamp({ C0001: true }))
  expect(pushed()).toEqual([])
})

test('consent is given only when every category of the settings is', async () => {
  const settings = { consent: { require: 'tracking', categories: ['C0001', 'C0002'] } } as const
  const analytics = await startAnalytics({ settings })
  await analytics.track('One', {}, stamp({ C0001: true, C0002: false }))
  await analytics.track('Two', {}, agreed())
  expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'Two']])
})

test('the plugin’s own consent.given() and consent.refused() decide, also before load', async () => {
  const plugin = matomo({ ...SITE, consent: { require: 'tracking' } })
  plugin.consent.given()
  const analytics = await startAnalytics({ plugins: [plugin] })
  await analytics.track('One')
  plugin.consent.refused()
  await analytics.track('Two')
  expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'One'], ['forgetConsentGiven']])
})

test('the setting categories: null names no category: calls are held until consent.given()', async () => {
  const consent = { require: 'tracking', categories: null } as unknown as { require: 'tracking' }
  const plugin = matomo({ ...SITE, consent })
  const analytics = await startAnalytics({ plugins: [plugin] })
  await analytics.track('One')
  plugin.consent.given()
  expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'One']])
})

test('the consent stamp of a call does not overrule a decision that was made after the call', async () => {
  const plugin = matomo({ ...SITE, ...TRACKING })
  const analytics = await startAnalytics({ plugins: [plugin] })
  plugin.consent.refused()
  await analytics.track('Of the last page', {}, { ...agreed(), timestamp: ago(60_000) })
  await analytics.track('One')
  expect(pushed()).toEqual([])
  plugin.consent.given()
  await analytics.track('Two', {}, { ...refused(), timestamp: new Date(Date.now() + HOUR) })
  plugin.consent.given()
  await analytics.track('Three')
  expect(pushed()).toEqual([
    ['setConsentGiven'],
    ['forgetConsentGiven'],
    ['setConsentGiven'],
    ['trackEvent', 'All', 'Three'],
  ])
})

test('a consent stamp whose time cannot be read counts as of now, so that no older stamp overrules it', async () => {
  const plugin = matomo({ ...SITE, ...TRACKING })
  const analytics = await startAnalytics({ plugins: [plugin] })
  plugin.consent.refused()
  await analytics.track('One', {}, { ...refused(), timestamp: 'soon' })
  await analytics.track('Two', {}, { ...agreed(), timestamp: ago(60_000) })
  expect(pushed()).toEqual([])
  await analytics.track('Three', {}, { ...agreed(), timestamp: 'soon' })
  expect(pushed()).toEqual([['setConsentGiven'], ['trackEvent', 'All', 'Three']])
})

test.each(['none', { require: 'everything' }, { require: 'tracking', categories: 'C0002' }])(
  'the setting consent: %j is an error, and the destination does not start',
  async (consent) => {
    const warnings = jest.spyOn(console, 'warn').mockImplementation()
    const analytics = await startAnalytics({ settings: { consent } as never })
    expect(analytics.queue.failedInitializations).toEqual(['Piwik'])
    expect(String(warnings.mock.calls[0]?.[1])).toContain('consent')
    warnings.mockRestore()
  },
)
