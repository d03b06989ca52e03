import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { useScenario } from './support/scenario'
import { sendInTurn } from './support/send-in-turn'

const scenario = useScenario('several trackers')

async function makeCalls() {
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
}

/** The visits of a site: the user, and each action with its dimension. Actions of one second come in any order. */
async function readVisits(siteId: number) {
  const visits = await scenario.api.visitsWhen(siteId, hasActions(5))
  return visits.map(({ userId, actionDetails }) => ({
    userId,
    actions: actionDetails
      .map(({ eventAction, orderId, type, dimension1 }) => [eventAction ?? orderId ?? type, dimension1])
      .sort(),
  }))
}

const DONE = [
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

// matomo.js takes the dimensions out of the object that it is given: by itself, only its first tracker would send them.
test.each(['in time', 'late'])(
  'two sites of one page receive the same hits, matomo.js %s',
  async (arrival) => {
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
    await page.evaluate(makeCalls)
    release()
    const recorded = await Promise.all(sites.map(readVisits))
    await page.context().close()

    const facts = createFactTable(`Two sites, matomo.js ${arrival}`)
    facts.compare('first site', DONE, recorded[0])
    facts.compare('second site', DONE, recorded[1])
    facts.compare('console errors', [], errors)
    facts.finish()
  },
)
