import type { MatomoCommand } from '../../src'
import { isForFirstTracker, isForMatomoPlugin, isForWholePage } from '../../src/matomo/page-wide-command'

test.each<[MatomoCommand]>([
  [['addTracker', 'https://other.test/matomo.php', 2]],
  [['setSiteId', 1]],
  [['setTrackerUrl', 'https://matomo.test/matomo.php']],
])('%j is for the first of our trackers alone', (command) => {
  expect(isForFirstTracker(command)).toBe(true)
  expect(isForMatomoPlugin(command)).toBe(false)
  expect(isForWholePage(command)).toBe(true)
})

test.each<[MatomoCommand]>([[['MediaAnalytics::enableMediaAnalytics']], [['FormAnalytics.enable']]])(
  '%j is for one of Matomo’s plugins',
  (command) => {
    expect(isForMatomoPlugin(command)).toBe(true)
    expect(isForFirstTracker(command)).toBe(false)
    expect(isForWholePage(command)).toBe(true)
  },
)

test.each<[MatomoCommand]>([
  [['trackPageView']],
  [['trackEvent', 'setSiteId', 'a.b::c']],
  [['setUserId', 'ann']],
])('%j is for each of our trackers', (command) => {
  expect(isForFirstTracker(command)).toBe(false)
  expect(isForMatomoPlugin(command)).toBe(false)
  expect(isForWholePage(command)).toBe(false)
})
