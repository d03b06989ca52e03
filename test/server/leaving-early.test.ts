import type { Visit } from '../../scripts/matomo/types'
import type { MatomoSettings } from '../../src'
import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import { hasActions } from './support/has-actions'
import { useScenario } from './support/scenario'

// Pages that are left while matomo.js is still on its way, and what the real Matomo records of them.

const scenario = useScenario('leaving early')

// Each test has a site of its own in Matomo, whose visits are all that there are.
let siteId = 0
beforeEach(async () => {
  siteId = await scenario.api.addSite(`leaving early ${Date.now()}`, { ecommerce: true })
})

/** Opens a page whose matomo.js is kept back until the returned function is called, and makes calls there. */
async function openWithoutMatomo(
  path: string,
  calls: () => Promise<unknown>,
  settings: Partial<MatomoSettings> = {},
) {
  const release = scenario.site.holdScript()
  const { page, errors } = await scenario.open(path, { siteId, ...settings })
  await page.evaluate(calls)
  return { page, errors, release }
}

const view = () => window.analytics.page()

const order = async () => {
  await window.analytics.identify('ann')
  await window.analytics.page()
  await window.analytics.track('Clicked', { category: 'Buttons' })
  await window.analytics.track('Order Completed', {
    ...{ order_id: 'A-1', total: 21, shipping: 5 },
    products: [{ sku: 'tea', name: 'Tea', price: 8, quantity: 2 }],
  })
}

const actionsOf = (visits: readonly Visit[]) => visits.flatMap(({ actionDetails }) => actionDetails)
const titlesAndEvents = (visits: readonly Visit[]) =>
  actionsOf(visits)
    .map(({ pageTitle, eventAction, orderId }) => orderId ?? eventAction ?? pageTitle)
    .sort()

test('a bounce is recorded: the page is closed before matomo.js has loaded', async () => {
  const { page, errors } = await openWithoutMatomo('/landing?utm_campaign=spring', view)
  await page.close({ runBeforeUnload: true })
  const visits = await scenario.api.visitsWhen(siteId, hasActions(1))
  expect(visits).toMatchObject([
    { actionDetails: [{ type: 'action', pageTitle: 'Shop' }], referrerName: 'spring' },
  ])
  expect(errors).toEqual([])
})

test('a bounce and the next page are one visit of one visitor', async () => {
  const { page, errors, release } = await openWithoutMatomo('/landing', view)
  await page.goto(`${scenario.site.url}/next`)
  release()
  await startInPage(page, { siteId })
  await page.evaluate(view)
  const visits = await scenario.api.visitsWhen(siteId, hasActions(2))
  expect(visits).toHaveLength(1)
  expect(actionsOf(visits).map(({ url }) => new URL(url ?? '').pathname)).toEqual(['/landing', '/next'])
  const ids = scenario.site.hits.map(({ _id }) => _id)
  expect(new Set(ids)).toEqual(new Set([visits[0]?.visitorId]))
  expect(errors).toEqual([])
})

test('an order on a page that is left at once is recorded with its items, its user and the page’s other hits', async () => {
  const { page } = await openWithoutMatomo('/thanks', order)
  await page.goto(`${scenario.site.url}/elsewhere`)
  const visits = await scenario.api.visitsWhen(siteId, hasActions(4))
  expect(visits).toHaveLength(1)
  expect(visits[0]?.userId).toBe('ann')
  expect(titlesAndEvents(visits)).toEqual(['A-1', 'Clicked', 'Order Completed', 'Shop'])
  expect(actionsOf(visits).find(({ orderId }) => orderId)).toMatchObject({
    itemDetails: [{ itemSKU: 'tea', itemName: 'Tea', quantity: 2 }],
  })
})

test('what may not be sent early is recorded when the next page has matomo.js, in the same visit and with its own page', async () => {
  const { page, release } = await openWithoutMatomo('/thanks', order, {
    // Only matomo.js knows what it does to requests.
    commands: [['setCustomData', { shop: 'tea' }]],
  })
  await page.goto(`${scenario.site.url}/next`)
  release()
  expect(scenario.site.hits).toEqual([])
  await startInPage(page, { siteId, commands: [['setCustomData', { shop: 'tea' }]] })
  await page.evaluate(view)
  const visits = await scenario.api.visitsWhen(siteId, hasActions(5))
  expect(visits).toHaveLength(1)
  expect(titlesAndEvents(visits)).toEqual(['A-1', 'Clicked', 'Order Completed', 'Shop', 'Shop'])
  const pages = (await scenario.site.hitsWhen(5)).map(({ url, e_a, ec_id }) => [
    ec_id ?? e_a ?? 'view',
    new URL(url ?? '').pathname,
  ])
  expect(pages.sort()).toEqual([
    ['A-1', '/thanks'],
    ['Clicked', '/thanks'],
    ['Order Completed', '/thanks'],
    ['view', '/next'],
    ['view', '/thanks'],
  ])
})

test.each<['stays' | 'is left', { settings: Partial<MatomoSettings>; ofPage: readonly string[] }]>([
  ['stays', { settings: { commands: [['requireConsent']] }, ofPage: [] }],
  ['is left', { settings: { commands: [['requireConsent']] }, ofPage: [] }],
  ['stays', { settings: {}, ofPage: ['requireConsent'] }],
  ['is left', { settings: {}, ofPage: ['requireConsent'] }],
])(
  'consent that stands in _paq ahead of what asks for it counts, if the page %s: %j',
  async (fate, { settings, ofPage }) => {
    const release = scenario.site.holdScript()
    const { page } = await openPage(scenario.browser, `${scenario.site.url}/shop`)
    await page.evaluate(() => {
      window._paq = [['setConsentGiven']]
    })
    await startInPage(page, { siteId, ...settings })
    await page.evaluate((ofPage) => {
      for (const method of ofPage) window._paq?.push([method])
    }, ofPage)
    await page.evaluate(view)
    if (fate === 'is left') await page.close({ runBeforeUnload: true })
    else release()
    const visits = await scenario.api.visitsWhen(siteId, hasActions(1))
    expect(titlesAndEvents(visits)).toEqual(['Shop'])
  },
)
