import type { Analytics, SegmentEvent } from '@segment/analytics-next'
import { isBlockedByPlan } from '../../src/segment/tracking-plan'

const analyticsWith = (plan: unknown) => ({ settings: { cdnSettings: { plan } } }) as unknown as Analytics
const isBlocked = (event: string, track: unknown, type: SegmentEvent['type'] = 'track') =>
  isBlockedByPlan({ type, event }, analyticsWith({ track }))

test.each([
  ['an event that the plan disables', { Played: { enabled: false } }],
  ['an event that the plan keeps from Piwik', { Played: { enabled: true, integrations: { Piwik: false } } }],
  [
    'an event that the plan keeps from Matomo',
    { Played: { enabled: true, integrations: { Matomo: false } } },
  ],
  ['an event that the plan keeps from all', { Played: { enabled: true, integrations: { All: false } } }],
  ['an event that is not in a plan that disables the rest', { Other: {}, __default: { enabled: false } }],
  [
    'an event that is not in a plan that keeps the rest from Piwik',
    { __default: { integrations: { Piwik: false } } },
  ],
])('%s is blocked', (_, track) => {
  expect(isBlocked('Played', track)).toBe(true)
})

test.each([
  ['an event that the plan enables', { Played: { enabled: true } }],
  ['an event that the plan names without a word', { Played: {}, __default: { enabled: false } }],
  ['an event that the plan keeps from another destination', { Played: { integrations: { Other: false } } }],
  [
    'an event that the plan keeps from all but Matomo',
    { Played: { enabled: true, integrations: { All: false, Matomo: true } } },
  ],
  ['an event that is not in the plan', { Other: { enabled: false } }],
  ['every event where there is no plan', undefined],
  ['every event where the plan is null', null],
])('%s passes', (_, track) => {
  expect(isBlocked('Played', track)).toBe(false)
})

test('an event that is named like a method of all objects follows the default', () => {
  expect(isBlocked('constructor', { __default: { enabled: true } })).toBe(false)
  expect(isBlocked('constructor', { __default: { enabled: false } })).toBe(true)
})

test('a call that is no track call passes', () => {
  expect(isBlocked('Played', { Played: { enabled: false } }, 'page')).toBe(false)
})

test('every event passes where the source has no tracking plan', () => {
  expect(isBlockedByPlan({ type: 'track', event: 'Played' }, analyticsWith(undefined))).toBe(false)
})
