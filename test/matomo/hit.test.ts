import type { MatomoCommand } from '../../src'
import { canStartVisit, isHit } from '../../src/matomo/hit'

const node = {} as Node

test.each<[MatomoCommand]>([
  [['trackPageView']],
  [['trackEvent', 'All', 'Played']],
  [['trackSiteSearch', 'tea']],
  [['trackGoal', 1]],
  [['trackLink', 'https://other.test/', 'link']],
  [['trackRequest', 'e_c=Cart&e_a=open']],
  [['trackEcommerceCartUpdate', 5]],
  [['trackEcommerceOrder', '1', 5]],
])('%j is a hit that can start a visit', (command) => {
  expect([isHit(command), canStartVisit(command)]).toEqual([true, true])
})

test.each<[MatomoCommand]>([
  [['trackContentImpression', 'Sale']],
  [['trackContentInteraction', 'click', 'Sale']],
  [['queueRequest', 'e_c=Cart&e_a=open']],
])('%j is a hit that waits for others, and so cannot start a visit', (command) => {
  expect([isHit(command), canStartVisit(command)]).toEqual([true, false])
})

test.each<[MatomoCommand]>([
  [['ping']],
  [['trackAllContentImpressions']],
  [['trackVisibleContentImpressions', true, 750]],
  [['trackContentImpressionsWithinNode', node]],
  [['trackContentInteractionNode', node]],
  [['enableLinkTracking']],
  [['enableHeartBeatTimer']],
  [['setUserId', 'ann']],
  [['appendToTrackingUrl', 'a=b']],
  [['MediaAnalytics::trackThis']],
])('%j is no hit', (command) => {
  expect([isHit(command), canStartVisit(command)]).toEqual([false, false])
})
