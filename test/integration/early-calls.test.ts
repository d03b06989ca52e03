import type { AnalyticsBrowser } from '@segment/analytics-next'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'
import { wait } from './support/wait'

freezeClock()
beforeEach(cleanPage)

const A = ['trackEvent', 'All', 'A']
const B = ['trackEvent', 'All', 'B']
const ANN = ['setUserId', 'ann']
const RESET = ['resetUserId']

// docs/identity.md describes this order of analytics.js: method by method.
test.each<[calls: string, becomes: string, early: (analytics: AnalyticsBrowser) => unknown, unknown[][]]>([
  [
    'track A, identify, track B',
    'A, B, the user',
    (analytics) => [analytics.track('A'), analytics.identify('ann'), analytics.track('B')],
    [A, B, ANN],
  ],
  [
    'identify, track A, track B',
    'the user, A, B',
    (analytics) => [analytics.identify('ann'), analytics.track('A'), analytics.track('B')],
    [ANN, A, B],
  ],
  [
    'identify, track A, reset',
    'the user, A, the reset',
    (analytics) => [analytics.identify('ann'), analytics.track('A'), analytics.reset()],
    [ANN, A, RESET],
  ],
  [
    'identify, track A, reset, track B',
    'the user, A, B, the reset',
    (analytics) => [analytics.identify('ann'), analytics.track('A'), analytics.reset(), analytics.track('B')],
    [ANN, A, B, RESET],
  ],
])('calls before analytics.js has loaded: %s become %s', async (_, __, early, expected) => {
  await startAnalytics({ early })
  while (pushed().length < expected.length) await wait(10)
  expect(pushed()).toEqual(expected)
})
