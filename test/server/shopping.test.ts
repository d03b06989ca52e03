import type { Action } from '../../scripts/matomo/types'
import { createFactTable, type FactTable } from './support/fact-table'
import { pick, type Row } from './support/pick'
import { useScenario } from './support/scenario'

const scenario = useScenario('shopping')

/** The calls of the visit. */
async function shop() {
  const { analytics } = window
  const tea = { product_id: 'tea', name: 'Tea', category: 'Pantry', price: 8 }
  const mug = { sku: 'mug', name: 'Mug', category: ['Kitchen', 'Mugs'], price: '14.00' }
  await analytics.identify('ann', { tier: 'gold' })
  await analytics.page({ plan: 'free' })
  await analytics.track('Products Searched', { query: 'tea', category: 'All goods', results: 3 })
  await analytics.track('Product List Viewed', { category: 'Pantry' })
  await analytics.track('Product Viewed', tea)
  await analytics.track('Product Added', { ...tea, quantity: 2 })
  await analytics.track('Product Added', mug)
  await analytics.track('Product Removed', tea)
  const order = {
    order_id: 'A-1',
    total: 27,
    subtotal: 22,
    tax: 2,
    shipping: 4,
    discount: '$1.00',
    products: [mug, tea],
  }
  await analytics.track('Order Completed', order)
  // A single-page app may show its "thank you" again.
  await analytics.track('Order Completed', order)
  await analytics.track('Order Refunded', { order_id: 'A-1' })
}

const EVENTS = [
  'Order Completed',
  'Order Completed',
  'Order Refunded',
  'Product Added',
  'Product Added',
  'Product List Viewed',
  'Product Removed',
  'Product Viewed',
  'Products Searched',
]

/** What Matomo's visits log says of the visit. */
function compareActions(facts: FactTable, actions: readonly Action[]): void {
  const order = actions.find(({ type }) => type === 'ecommerceOrder')
  const search = actions.find(({ type }) => type === 'search')
  facts.compare('events', EVENTS, actions.flatMap(({ eventAction }) => eventAction ?? []).sort())
  facts.compare('Live: search keyword', 'tea', search?.siteSearchKeyword)
  facts.compare('Live: search category', 'All goods', search?.siteSearchCategory)
  facts.compare('Live: search results', 3, Number(search?.siteSearchCount))
  facts.compare(
    'Live: order',
    ['A-1', 27, 22, 2, 4, 1],
    order && [
      order.orderId,
      order.revenue,
      order.revenueSubTotal,
      order.revenueTax,
      order.revenueShipping,
      order.revenueDiscount,
    ],
  )
  const items = (order?.itemDetails ?? []) as unknown as Row[]
  facts.compare(
    'Live: items of the order',
    [
      ['mug', 'Mug', ['Kitchen', 'Mugs'], 14, 1],
      ['tea', 'Tea', ['Pantry'], 8, 1],
    ],
    pick(items, 'itemSKU', 'itemName', 'categories', 'price', 'quantity'),
  )
}

/** One of Matomo's reports of today. */
const report = <T = Row[]>(method: string, params = {}) =>
  scenario.api.call<T>(method, { idSite: scenario.siteId, period: 'day', date: 'today', ...params })

/** What Matomo's reports of the shop say. */
async function compareReports(facts: FactTable): Promise<void> {
  facts.compare(
    'Site search: keyword, searches',
    [['tea', 1]],
    pick(await report('Actions.getSiteSearchKeywords'), 'label', 'nb_hits'),
  )
  facts.compare(
    'Products: sku, sold, revenue, viewed',
    [
      ['mug', 1, 14, undefined],
      ['tea', 1, 8, 1],
    ],
    pick(await report('Goals.getItemsSku'), 'label', 'quantity', 'revenue', 'nb_actions'),
  )
  const orders = await report<Row>('Goals.get', { idGoal: 'ecommerceOrder' })
  facts.compare(
    'Orders: number, revenue, subtotal, items',
    [1, 27, 22, 2],
    ['nb_conversions', 'revenue', 'revenue_subtotal', 'items'].map((name) => orders[name]),
  )
  const carts = await report<Row>('Goals.get', { idGoal: 'ecommerceAbandonedCart' })
  facts.compare('Abandoned carts', 0, carts.nb_conversions)
}

/** What Matomo's reports of the two custom dimensions say. */
async function compareDimensions(facts: FactTable, plan: number, tier: number): Promise<void> {
  const ofPlan = await report('CustomDimensions.getCustomDimension', { idDimension: plan })
  const ofTier = await report('CustomDimensions.getCustomDimension', { idDimension: tier })
  facts.compare('Dimension of the page view', [['free', 1]], pick(ofPlan, 'label', 'nb_hits'))
  facts.compare('Dimension of the user', [['gold', '1']], pick(ofTier, 'label', 'nb_visits'))
}

test('a shopping visit fills Matomo’s reports', async () => {
  const { api, site, siteId } = scenario
  const plan = await api.addDimension(siteId, 'Plan', 'action')
  const tier = await api.addDimension(siteId, 'Tier', 'visit')
  const { page, errors } = await scenario.open('/', {
    customDimensions: { 'properties.plan': plan, 'traits.tier': tier },
  })
  await page.evaluate(shop)
  // A page view, nine events, a search, three cart updates, an order.
  const hits = await site.hitsWhen(15)
  const [visit, ...others] = await api.visitsWhen(siteId, ([visit]) => visit?.actionDetails.length === 12)
  await page.context().close()

  const facts = createFactTable('A shopping visit, and what Matomo’s reports say of it')
  facts.compare('visits', 1, 1 + others.length)
  const updates = hits.filter(({ idgoal, ec_id }) => idgoal === '0' && !ec_id)
  facts.compare('Cart updates, as sent', ['16', '22', '30'], updates.map(({ revenue }) => revenue).sort())
  compareActions(facts, visit?.actionDetails ?? [])
  await compareReports(facts)
  await compareDimensions(facts, plan, tier)
  facts.compare('console errors', [], errors)
  facts.finish()
})
