import { createFactTable } from './support/fact-table'
import { startScenario, type Scenario } from './support/scenario'

let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('shopping')
})
afterAll(() => scenario.close())

type Row = Record<string, unknown>

/** The named fields of each row, in the rows' alphabetical order. */
const pick = (rows: Row[], ...names: string[]) =>
  rows.map((row) => names.map((name) => row[name])).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))

test('a shopping visit fills Matomo’s reports', async () => {
  const { api, site, siteId } = scenario
  const plan = await api.addDimension(siteId, 'Plan', 'action')
  const tier = await api.addDimension(siteId, 'Tier', 'visit')
  const { page, errors } = await scenario.open('/', {
    customDimensions: { 'properties.plan': plan, 'traits.tier': tier },
  })
  await page.evaluate(async () => {
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
      ...{ order_id: 'A-1', total: 27, subtotal: 22, tax: 2, shipping: 4, discount: '$1.00' },
      products: [mug, tea],
    }
    await analytics.track('Order Completed', order)
    // As where a single-page app shows its "thank you" again.
    await analytics.track('Order Completed', order)
    await analytics.track('Order Refunded', { order_id: 'A-1' })
  })
  // A page view, nine events, a search, three cart updates, an order.
  const hits = await site.hitsWhen(15)
  const [visit, ...others] = await api.visitsWhen(siteId, ([visit]) => visit?.actionDetails.length === 12)
  await page.context().close()
  const report = <T = Row[]>(method: string, params = {}) =>
    api.call<T>(method, { idSite: siteId, period: 'day', date: 'today', ...params })
  const actions = visit?.actionDetails ?? []
  const order = actions.find(({ type }) => type === 'ecommerceOrder')
  const search = actions.find(({ type }) => type === 'search')

  const facts = createFactTable('A shopping visit, and what Matomo’s reports say of it')
  facts.compare('visits', 1, 1 + others.length)
  facts.compare(
    'events',
    [
      'Order Completed',
      'Order Completed',
      'Order Refunded',
      'Product Added',
      'Product Added',
      'Product List Viewed',
      'Product Removed',
      'Product Viewed',
      'Products Searched',
    ],
    actions.flatMap(({ eventAction }) => eventAction ?? []).sort(),
  )
  facts.compare('Live: search keyword', 'tea', search?.siteSearchKeyword)
  facts.compare('Live: search category', 'All goods', search?.siteSearchCategory)
  facts.compare('Live: search results', 3, Number(search?.siteSearchCount))
  facts.compare(
    'Site search: keyword, searches',
    [['tea', 1]],
    pick(await report('Actions.getSiteSearchKeywords'), 'label', 'nb_hits'),
  )
  facts.compare(
    'Cart updates, as sent',
    ['16', '22', '30'],
    hits
      .filter(({ idgoal, ec_id }) => idgoal === '0' && !ec_id)
      .map(({ revenue }) => revenue)
      .sort(),
  )
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
  facts.compare(
    'Live: items of the order',
    [
      ['mug', 'Mug', ['Kitchen', 'Mugs'], 14, 1],
      ['tea', 'Tea', ['Pantry'], 8, 1],
    ],
    pick(
      (order?.itemDetails ?? []) as unknown as Row[],
      'itemSKU',
      'itemName',
      'categories',
      'price',
      'quantity',
    ),
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
  facts.compare(
    'Dimension of the page view',
    [['free', 1]],
    pick(await report('CustomDimensions.getCustomDimension', { idDimension: plan }), 'label', 'nb_hits'),
  )
  facts.compare(
    'Dimension of the user',
    [['gold', '1']],
    pick(await report('CustomDimensions.getCustomDimension', { idDimension: tier }), 'label', 'nb_visits'),
  )
  facts.compare('console errors', [], errors)
  facts.finish()
})

test('Matomo keeps whole quantities', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('quantities', { ecommerce: true })
  site.reset()
  const { page } = await scenario.open('/', { siteId })
  const products = [1.5, 0.5].map((quantity) => ({ sku: `kg ${quantity}`, price: 5, quantity }))
  await page.evaluate(
    (products) => window.analytics.track('Order Completed', { order_id: 'kg', total: 10, products }),
    products,
  )
  await site.hitsWhen(2)
  await page.context().close()
  const ofSku = await api.call<Row[]>('Goals.getItemsSku', { idSite: siteId, period: 'day', date: 'today' })
  expect(pick(ofSku, 'label', 'quantity')).toEqual([
    ['kg 0.5', 0],
    ['kg 1.5', 1],
  ])
})

test.each([
  ['two added products: the cart is the one that was handled last', ['tea', 'mug'], ['10', '5'], 5],
  ['the cart viewed after them: it is whole', ['tea', 'mug', 'all'], ['10', '5', '10'], 10],
])('calls of one tick, whose requests overtake each other; %s', async (_, calls, updates, cart) => {
  const { api, site } = scenario
  const siteId = await api.addSite('overtaken', { ecommerce: true })
  site.reset()
  const { page } = await scenario.open('/', { siteId })
  let isFirst = true
  await page.route(/matomo\.php.*idgoal=0/, async (route) => {
    if (isFirst) {
      isFirst = false
      await site.hitsWhen(3)
    }
    await route.continue()
  })
  await page.evaluate(() => {
    for (const sku of ['tea', 'mug']) void window.analytics.track('Product Added', { sku, price: 5 })
  })
  await site.hitsWhen(4)
  if (calls.includes('all')) {
    const products = ['tea', 'mug'].map((sku) => ({ sku, price: 5 }))
    await page.evaluate((products) => window.analytics.track('Cart Viewed', { products }), products)
  }
  const hits = await site.hitsWhen(2 * calls.length)
  await page.context().close()
  const isUpdate = ({ idgoal }: Record<string, string>) => idgoal === '0'
  expect(hits.filter(isUpdate).map(({ revenue }) => revenue)).toEqual(updates)
  const period = { idSite: siteId, period: 'day', date: 'today' }
  const carts = await api.call<Row>('Goals.get', { ...period, idGoal: 'ecommerceAbandonedCart' })
  expect(carts.revenue).toBe(cart)
})
