import { createMatomoApi } from '../../scripts/matomo/api'
import type { Visit } from '../../scripts/matomo/types'
import type { MatomoCommand } from '../../src'
import {
  applyCommand,
  BEACON_TYPE,
  beaconBody,
  createTracker,
  type PageFacts,
} from '../../src/matomo/tracking-request'
import { hasActions } from './support/has-actions'

// Requests of `applyCommand` go to a real Matomo, and the API says what was recorded.

const { MATOMO_URL: url = '', MATOMO_TOKEN: token = '' } = process.env
const api = createMatomoApi({ url, token })
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const PAGE: PageFacts = {
  ...{ url: 'https://shop.test/', referrer: 'https://search.test/?q=shoes', title: 'Shop', cookies: '' },
  ...{
    takesCookies: true,
    asksForNoTracking: false,
    browser: { res: '1280x720', cookie: 1 },
    random: Math.random,
  },
}

/** Sends what commands give in one beacon's body, and returns the visits once so many actions are recorded. */
async function record(siteId: number, commands: readonly MatomoCommand[], actions: number) {
  const tracker = createTracker(PAGE)
  const setup: readonly MatomoCommand[] = [['setSiteId', siteId]]
  const requests = [...setup, ...commands].flatMap(
    (command) => applyCommand(tracker, command, Date.now()) ?? [],
  )
  const { body, count } = beaconBody(requests)
  expect(count).toBe(requests.length)
  const response = await fetch(`${url}/matomo.php`, {
    method: 'POST',
    body,
    headers: { 'content-type': BEACON_TYPE, 'user-agent': USER_AGENT },
  })
  // Matomo's answer where all went well and no image is asked for.
  expect(response.status).toBe(204)
  return { visits: await api.visitsWhen(siteId, hasActions(actions)), visitorId: tracker.newVisitorId }
}

const actionsOf = (visits: readonly Visit[]) => visits.flatMap(({ actionDetails }) => actionDetails)

test('one hit, as a plain request, is recorded with its title, URL, user and referrer', async () => {
  const siteId = await api.addSite(`one hit ${Date.now()}`)
  const { visits, visitorId } = await record(
    siteId,
    [
      ['setUserId', 'ann'],
      ['setCustomUrl', 'https://shop.test/a?b=ü'],
      ['trackPageView', 'Größe & 🎉'],
    ],
    1,
  )
  expect(visits).toMatchObject([
    {
      userId: 'ann',
      referrerName: 'search.test',
      actionDetails: [{ type: 'action', pageTitle: 'Größe & 🎉' }],
    },
  ])
  expect(visitorId).toMatch(/^[\da-f]{16}$/)
  expect(actionsOf(visits)[0]?.url).toBe('https://shop.test/a?b=ü')
})

test('several hits, in bulk, are one visit of the new visitor with all that was tracked', async () => {
  const siteId = await api.addSite(`bulk ${Date.now()}`)
  const plan = await api.addDimension(siteId, 'Plan', 'action')
  const tier = await api.addDimension(siteId, 'Tier', 'visit')
  const goal = await api.addGoal(siteId, 'Signed up')
  const { visits, visitorId } = await record(
    siteId,
    [
      ['setCustomDimension', tier, 'gold'],
      ['trackPageView', undefined, { [`dimension${plan}`]: 'free' }],
      ['trackSiteSearch', 'red shoes', 'Men', 3],
      ['setEcommerceView', 'mug', 'Mug', ['Kitchen', 'Mugs'], 14],
      ['trackEvent', 'All', 'Product Viewed', 'a name', 1.5],
      ['setEcommerceView'],
      ['trackContentImpression', 'Banner', 'a.png', 'https://shop.test/sale'],
      ['trackContentInteraction', 'click', 'Banner', 'a.png', 'https://shop.test/sale'],
      ['trackGoal', goal, 9.5],
      ['trackLink', 'https://elsewhere.test/', 'link'],
      ['addEcommerceItem', 'mug', 'Mug', 'Kitchen', 14, 2],
      ['trackEcommerceOrder', 'A-1', 30, 28, 2, '', ''],
    ],
    8,
  )
  expect(visits).toHaveLength(1)
  expect(visits[0]).toMatchObject({ visitorId, [`dimension${tier}`]: 'gold' })
  const actions = actionsOf(visits)
  // Matomo names no type for what is done with content.
  expect(actions.filter(({ contentName }) => contentName === 'Banner')).toHaveLength(2)
  const find = (type: string) => actions.find((action) => action.type === type)
  expect(find('action')).toMatchObject({ pageTitle: 'Shop', [`dimension${plan}`]: 'free' })
  expect(find('search')).toMatchObject({ siteSearchKeyword: 'red shoes', siteSearchCategory: 'Men' })
  expect(find('event')).toMatchObject({
    ...{ eventCategory: 'All', eventAction: 'Product Viewed', eventName: 'a name', eventValue: 1.5 },
    ...{ productViewSku: 'mug', productViewCategories: ['Kitchen', 'Mugs'] },
  })
  expect(Number(find('goal')?.revenue)).toBe(9.5)
  expect(find('ecommerceOrder')).toMatchObject({ orderId: 'A-1', itemDetails: [{ itemSKU: 'mug' }] })
  expect(Number(find('ecommerceOrder')?.revenue)).toBe(30)
})

test('a late hit keeps its time, and a new visit starts where a hit says so', async () => {
  const siteId = await api.addSite(`late ${Date.now()}`)
  const { visits } = await record(
    siteId,
    [
      ['setUserId', 'ann'],
      ['appendToTrackingUrl', 'cdo=600'],
      ['trackPageView', 'ten minutes ago'],
      ['resetUserId'],
      ['appendToTrackingUrl', 'new_visit=1'],
      ['trackPageView', 'now'],
      ['appendToTrackingUrl', ''],
    ],
    2,
  )
  const [now, earlier] = visits
  expect([now?.userId, earlier?.userId]).toEqual([null, 'ann'])
  expect(Number(now?.firstActionTimestamp) - Number(earlier?.firstActionTimestamp)).toBeGreaterThanOrEqual(
    590,
  )
})
