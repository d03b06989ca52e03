import type { MatomoCommand } from '../../src'
import { isForWholePage, isOfMatomoPlugin } from '../../src/matomo/page-wide-command'

test.each<[MatomoCommand]>([
  [['addTracker', 'https://other.test/matomo.php', 2]],
  [['setSiteId', 1]],
  [['setTrackerUrl', 'https://matomo.test/matomo.php']],
])('%j is for Matomo as a whole: it says where trackers send, or adds one', (command) => {
  expect(isForWholePage(command)).toBe(true)
  expect(isOfMatomoPlugin(command[0])).toBe(false)
})

test.each<[MatomoCommand]>([[['MediaAnalytics::enableMediaAnalytics']], [['FormAnalytics.enable']]])(
  '%j is for one of Matomo’s plugins, and so for Matomo as a whole',
  (command) => {
    expect(isOfMatomoPlugin(command[0])).toBe(true)
    expect(isForWholePage(command)).toBe(true)
  },
)

test.each<[MatomoCommand]>([
  [['trackPageView']],
  [['trackEvent', 'setSiteId', 'a.b::c']],
  [['setUserId', 'ann']],
])('%j is for each of our trackers', (command) => {
  expect(isForWholePage(command)).toBe(false)
  expect(isOfMatomoPlugin(command[0])).toBe(false)
})
