import { adoptPiwik, matomo } from '../../src'
import { agreed, refused, TRACKING } from './support/consent'
import { freezeClock } from './support/freeze-clock'
import { PIWIK } from './support/piwik'
import { cleanPage, pushed, pushedOf, SITE, startAnalytics } from './support/start-analytics'
import { useProduction } from './support/use-production'

const customDimensions = { 'traits.tier': 1, 'group.traits.size': 2, 'group.id': 3 }

/** What analytics.js has stored on an earlier page. */
function store(traits: object, group: { id?: string; traits?: object } = {}): void {
  localStorage.setItem('ajs_user_id', JSON.stringify('ann'))
  localStorage.setItem('ajs_user_traits', JSON.stringify(traits))
  if (group.id) localStorage.setItem('ajs_group_id', JSON.stringify(group.id))
  localStorage.setItem('ajs_group_properties', JSON.stringify(group.traits ?? {}))
}

const dimensions = () => pushedOf('setCustomDimension', 'deleteCustomDimension', 'trackEvent')
const PLAYED = ['trackEvent', 'All', 'Played']

useProduction()
freezeClock()
beforeEach(cleanPage)

test('the stored traits of user and group are set before the first hit of a page', async () => {
  store({ tier: 'gold' }, { id: 'acme', traits: { size: 40 } })
  const analytics = await startAnalytics({ settings: { customDimensions } })
  await analytics.track('Played')
  expect(pushed()).toEqual([
    ['setUserId', 'ann'],
    ['setCustomDimension', 1, 'gold'],
    ['setCustomDimension', 2, '40'],
    ['setCustomDimension', 3, 'acme'],
    PLAYED,
  ])
})

test('nothing is set at the page load where no custom dimension is mapped from traits', async () => {
  store({ tier: 'gold' })
  const analytics = await startAnalytics({ settings: { customDimensions: { 'properties.plan': 1 } } })
  await analytics.track('Played')
  expect(pushed()).toEqual([['setUserId', 'ann'], PLAYED])
})

test('nothing is set at the page load where nothing is stored', async () => {
  const analytics = await startAnalytics({ settings: { customDimensions } })
  await analytics.track('Played')
  expect(pushed()).toEqual([PLAYED])
})

test('a group switch takes back what the traits of the group before have set', async () => {
  const analytics = await startAnalytics({ settings: { customDimensions } })
  await analytics.group('acme', { size: 40 })
  await analytics.group('bolt', {})
  expect(dimensions()).toEqual([
    ['setCustomDimension', 2, '40'],
    ['setCustomDimension', 3, 'acme'],
    ['deleteCustomDimension', 2],
    ['setCustomDimension', 3, 'bolt'],
  ])
})

test.each([null, '', undefined])(
  'a trait that identify sets to %p is taken back, as far as Segment forgets it',
  async (tier) => {
    const analytics = await startAnalytics({ settings: { customDimensions } })
    await analytics.identify('ann', { tier: 'gold' })
    await analytics.identify('ann', { tier })
    expect(dimensions()).toEqual([
      ['setCustomDimension', 1, 'gold'],
      ['deleteCustomDimension', 1],
    ])
  },
)

test('a trait that identify does not name stays, as Segment remembers it', async () => {
  const analytics = await startAnalytics({ settings: { customDimensions } })
  await analytics.identify('ann', { tier: 'gold' })
  await analytics.identify('ann', { name: 'Ann' })
  expect(dimensions()).toEqual([
    ['setCustomDimension', 1, 'gold'],
    ['setCustomDimension', 1, 'gold'],
  ])
})

test('a group’s traits stay when another user is identified', async () => {
  const analytics = await startAnalytics({ settings: { customDimensions } })
  await analytics.group('acme', { size: 40 })
  await analytics.identify('ann', { tier: 'gold' })
  await analytics.identify('bob', {})
  expect(pushedOf('deleteCustomDimension')).toEqual([['deleteCustomDimension', 1]])
})

test('reset() before the first hit forgets the stored traits', async () => {
  store({ tier: 'gold' })
  const analytics = await startAnalytics({ settings: { customDimensions } })
  analytics.reset()
  await analytics.track('Played')
  expect(dimensions()).toEqual([PLAYED])
})

test('stored traits wait for consent, as a call does', async () => {
  store({ tier: 'gold' })
  const analytics = await startAnalytics({ settings: { ...TRACKING, customDimensions } })
  await analytics.track('Played')
  expect(dimensions()).toEqual([])
  await analytics.track('Played', {}, agreed())
  expect(dimensions()).toEqual([['setCustomDimension', 1, 'gold'], PLAYED, PLAYED])
})

test('stored traits are used when consent is given after a refusal', async () => {
  store({ tier: 'gold' })
  const analytics = await startAnalytics({ settings: { ...TRACKING, customDimensions } })
  await analytics.track('Played', {}, refused())
  await analytics.track('Played', {}, agreed())
  expect(dimensions()).toEqual([['setCustomDimension', 1, 'gold'], PLAYED])
})

test('destination middleware sees stored traits as an identify call, and may change or drop them', async () => {
  store({ tier: 'gold' }, { id: 'acme', traits: { size: 40 } })
  const analytics = await startAnalytics({ settings: { customDimensions } })
  await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => {
    const event = payload.obj
    if (event.type === 'identify') event.traits = { tier: 'redacted' }
    next(event.type === 'group' ? null : payload)
  })
  await analytics.track('Played')
  expect(dimensions()).toEqual([['setCustomDimension', 1, 'redacted'], PLAYED])
})

test('middleware that cannot read stored traits keeps them out, and loses no call', async () => {
  store({ tier: 'gold' })
  const analytics = await startAnalytics({ settings: { customDimensions } })
  await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => {
    if (payload.obj.type === 'identify') throw new Error('no such method')
    next(payload)
  })
  await analytics.track('Played')
  expect(dimensions()).toEqual([PLAYED])
})

describe('as a remote plugin', () => {
  const start = () =>
    startAnalytics({
      plugins: [matomo],
      source: { Piwik: { ...PIWIK, ...SITE, customDimensions } },
      load: { updateCDNSettings: adoptPiwik },
    })

  test('stored traits are set before the first hit', async () => {
    store({ tier: 'gold' })
    const analytics = await start()
    await analytics.track('Played')
    expect(dimensions()).toEqual([['setCustomDimension', 1, 'gold'], PLAYED])
  })

  test('stored traits are not used where middleware exists, which the plugin cannot run itself', async () => {
    store({ tier: 'gold' })
    const analytics = await start()
    await analytics.addDestinationMiddleware('Piwik', ({ payload, next }) => next(payload))
    await analytics.track('Played')
    expect(dimensions()).toEqual([PLAYED])
  })
})
