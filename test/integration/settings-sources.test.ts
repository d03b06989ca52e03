import { matomo } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, queued, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

const given = { siteId: '5', serverUrl: 'https://m.test' }
const start = [['setSiteId', '5'], ['setTrackerUrl', 'https://m.test/matomo.php'], ['enableLinkTracking']]

test('settings are read from the argument of matomo()', async () => {
  await startAnalytics({ plugins: [matomo(given)] })
  expect(queued()).toEqual(start)
})

test.each(['Piwik', 'Matomo'])(
  'settings are read from integrations.%s in the options of load',
  async (name) => {
    await startAnalytics({ plugins: [matomo()], load: { integrations: { [name]: given } } })
    expect(queued()).toEqual(start)
  },
)

test.each(['Piwik', 'Matomo'])(
  'settings are read from the source’s settings under %s, with Segment’s key for the server',
  async (name) => {
    await startAnalytics({ plugins: [matomo()], source: { [name]: { siteId: '5', url: '//m.test' } } })
    expect(queued()).toEqual(start)
  },
)

test('settings of the argument win over those of load, and those over the settings of the source', async () => {
  const analytics = await startAnalytics({
    plugins: [matomo({ siteId: 1 })],
    load: { integrations: { Piwik: { siteId: 2, serverUrl: 'https://options.test' } } },
    source: { Piwik: { siteId: 3, url: 'https://source.test', goals: [{ key: 'Paid', value: '4' }] } },
  })
  await analytics.track('Paid')
  expect(queued()).toEqual([
    ['setSiteId', 1],
    ['setTrackerUrl', 'https://options.test/matomo.php'],
    ['enableLinkTracking'],
    ['trackGoal', 4],
    ['trackEvent', 'All', 'Paid'],
  ])
})
