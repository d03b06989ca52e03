import type { SegmentEvent } from '@segment/analytics-next'
import { readConsent } from '../../src/segment/consent-stamp'

const stamped = (categoryPreferences: unknown) =>
  ({ type: 'track', context: { consent: { categoryPreferences } } }) as unknown as SegmentEvent

test.each([
  [{ A: true, B: true }, ['A', 'B'], 'given'],
  [{ A: true, B: false }, ['A', 'B'], 'refused'],
  [{ A: true }, ['A', 'B'], 'pending'],
  [{ B: false }, ['A', 'B'], 'refused'],
  [{ A: false }, ['B'], 'pending'],
  [{ A: 'true' }, ['A'], 'pending'],
  [{ A: true }, [], 'pending'],
  [null, ['A'], 'pending'],
  ['all', ['A'], 'pending'],
])('a stamp of %j for the categories %j says "%s"', (preferences, categories, decision) => {
  expect(readConsent(stamped(preferences), categories)).toBe(decision)
})

test.each([{}, { context: null }, { context: { consent: null } }, { context: { consent: 'yes' } }])(
  'an event of %j has no stamp, so the decision is pending',
  (event) => {
    expect(readConsent(event as unknown as SegmentEvent, ['A'])).toBe('pending')
  },
)
