import { freezeClock } from './support/freeze-clock'
import { countScripts } from './support/scripts'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

test('a second plugin on the same page is refused, says why, and leaves the first one alone', async () => {
  const analytics = await startAnalytics()
  const logged = jest.spyOn(console, 'warn').mockImplementation()
  const other = await startAnalytics({ settings: { siteId: 2 } })
  expect(String(logged.mock.calls[0]?.[1])).toMatch(/already-runs.*`trackers`/)
  logged.mockRestore()
  expect(other.queue.failedInitializations).toEqual(['Piwik'])
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  expect(countScripts()).toBe(1)
})

test('a second plugin on the same page starts once the first one is deregistered', async () => {
  const analytics = await startAnalytics()
  await analytics.deregister('Piwik')
  const other = await startAnalytics({ settings: { siteId: 2 } })
  expect(other.queue.failedInitializations).toEqual([])
})
