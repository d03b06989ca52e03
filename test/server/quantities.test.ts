import { pick, type Row } from './support/pick'
import { useScenario } from './support/scenario'

const scenario = useScenario('quantities')

test('Matomo keeps only the whole part of a quantity', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('quantities', { ecommerce: true })
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
