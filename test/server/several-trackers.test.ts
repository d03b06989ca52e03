import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { startScenario, type Scenario } from './support/scenario'
import { sendInTurn } from './support/send-in-turn'

let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('several trackers')
})
afterAll(() => scenario.close())

// matomo.js takes the dimensions out of the object it is given, so that by itself only the first tracker has them.
test.each([['in time'], ['late']])('two sites receive the same, matomo.js %s', async (arrival) => {
  const { api, site } = scenario
  const addSite = (name: string) => api.addSite(name, { ecommerce: true })
  const sites = await Promise.all([addSite('first'), addSite('second')])
  const [siteId, secondId] = sites
  const dimensions = await Promise.all(sites.map((id) => api.addDimension(id, 'Plan', 'action')))
  expect(dimensions).toEqual([1, 1])

  const release = arrival === 'late' ? site.holdScript() : () => undefined
  const { page, errors } = await scenario.open('/', {
    siteId,
    trackers: [{ serverUrl: `${site.url}/matomo`, siteId: secondId }],
    customDimensions: { 'properties.plan': 1 },
  })
  await sendInTurn(page, site)
  if (arrival === 'in time') await page.evaluate(() => window.analytics.ready())
  await page.evaluate(async () => {
    const { analytics } = window
    await analytics.identify('ann')
    await analytics.page({ plan: 'free' })
    await analytics.track('Upgraded', { plan: 'paid' })
    await analytics.track('Order Completed', {
      order_id: 'o1',
      total: 9,
      products: [{ sku: 'tea', price: 9 }],
    })
    analytics.reset()
    await analytics.track('Left')
  })
  release()
  const recorded = await Promise.all(
    sites.map(async (id) => {
      const visits = await api.visitsWhen(id, hasActions(5))
      return visits.map(({ userId, actionDetails }) => ({
        userId,
        // Those of one second come in any order.
        actions: actionDetails
          .map(({ eventAction, orderId, type, dimension1 }) => [eventAction ?? orderId ?? type, dimension1])
          .sort(),
      }))
    }),
  )
  await page.context().close()

  const done = [
    { userId: null, actions: [['Left', null]] },
    {
      userId: 'ann',
      actions: [
        ['Order Completed', null],
        ['Upgraded', 'paid'],
        ['action', 'free'],
        ['o1', null],
      ],
    },
  ]
  const facts = createFactTable(`Two sites, matomo.js ${arrival}`)
  facts.compare('first site', done, recorded[0])
  facts.compare('second site', done, recorded[1])
  facts.compare('console errors', [], errors)
  facts.finish()
})
