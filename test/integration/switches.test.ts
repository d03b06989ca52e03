import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

const OFF = [{ Piwik: false }, { Matomo: false }, { All: false }]
const ON = [
  { All: false, Piwik: true },
  { All: false, Matomo: true },
  { All: false, Matomo: { cvar: {} } },
]

test.each(OFF)('integrations %j at load: the plugin loads and pushes nothing', async (integrations) => {
  const analytics = await startAnalytics({ load: { integrations } })
  await analytics.track('Played')
  await analytics.ready()
  expect(window._paq).toBeUndefined()
  expect(document.querySelector('script')).toBeNull()
  expect(analytics.queue.failedInitializations).toEqual([])
})

test.each(ON)('integrations %j at load: the plugin sends the calls', async (integrations) => {
  const analytics = await startAnalytics({ load: { integrations } })
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test.each(OFF)('integrations %j of a call: only that call is not sent', async (integrations) => {
  const analytics = await startAnalytics()
  await analytics.track('Hidden', {}, { integrations })
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('a call that says Matomo: false is not sent, although the settings of load are under Piwik', async () => {
  const analytics = await startAnalytics({ load: { integrations: { Piwik: { debug: false } } } })
  await analytics.track('Hidden', {}, { integrations: { Matomo: false } })
  expect(pushed()).toEqual([])
})
