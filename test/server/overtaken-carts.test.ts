import type { Row } from './support/pick'
import { useScenario } from './support/scenario'

const scenario = useScenario('overtaken carts')

test.each([
  ['the update that Matomo handles last', ['tea', 'mug'], ['10', '5'], 5],
  ['whole after a later Cart Viewed', ['tea', 'mug', 'all'], ['10', '5', '10'], 10],
])('the cart of calls whose requests overtake each other is %s', async (_, calls, updates, cart) => {
  const { api, site } = scenario
  const siteId = await api.addSite('overtaken', { ecommerce: true })
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
