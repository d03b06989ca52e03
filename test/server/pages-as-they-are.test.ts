import { startInPage } from '../support/start-in-page'
import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { nameOf } from './support/name-of'
import { useScenario } from './support/scenario'

const scenario = useScenario('pages as they are')

/** A plugin of the page that keeps the query, which may hold an e-mail address, out of all that Segment sends. */
const REDACT = `analytics.register({
  name: 'Redact', type: 'enrichment', version: '1', isLoaded: () => true, load: () => Promise.resolve(),
  ...Object.fromEntries(['page', 'track'].map((method) => [method, (ctx) => {
    ctx.event.context.page.url = ctx.event.context.page.url.split('?')[0]
    return ctx
  }])),
})`

test('a non-ASCII path, a redacted query, a group switch and a second page load are recorded as they were', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('pages as they are')
  const tier = await api.addDimension(siteId, 'Tier', 'visit')
  const size = await api.addDimension(siteId, 'Company size', 'action')
  const settings = { siteId, customDimensions: { 'traits.tier': tier, 'group.traits.size': size } }

  const { page } = await scenario.open('/caf%C3%A9?email=ann@shop.test', settings)
  await page.evaluate(REDACT)
  await page.evaluate(async () => {
    const { analytics } = window
    await analytics.identify('ann', { tier: 'gold' })
    await analytics.group('acme', { size: 40 })
    await analytics.track('Before')
    await analytics.page('', { title: 'Coffee' })
    await analytics.group('bolt', {})
    await analytics.track('Switched')
  })
  await site.hitsWhen(3)
  await page.goto(`${site.url}/next`)
  await startInPage(page, settings)
  await page.evaluate(() => window.analytics.track('Second load'))
  const hits = await site.hitsWhen(4)
  const visits = await api.visitsWhen(siteId, hasActions(4))
  await page.context().close()

  const hitOf = (name: string) => hits.find(({ e_a, action_name }) => (e_a ?? action_name) === name)
  const actions = visits.flatMap(({ actionDetails }) => actionDetails)
  const actionOf = (name: string) => actions.find((action) => nameOf(action) === name)
  const coffee = `${site.url}/caf\u00e9`
  const facts = createFactTable('Pages as they are')
  facts.compare('visits', 1, visits.length)
  facts.compare('user id', 'ann', visits[0]?.userId)
  for (const name of ['Before', 'Coffee', 'Switched']) {
    facts.compare(`${name}: URL as sent, decoded and without the query`, coffee, hitOf(name)?.url)
    facts.compare(`${name}: URL`, coffee, actionOf(name)?.url)
  }
  facts.compare('any hit with the e-mail address', false, JSON.stringify(hits).includes('ann@shop.test'))
  facts.compare('Coffee: company size', '40', actionOf('Coffee')?.[`dimension${size}`])
  facts.compare(
    'Switched: company size of a group that has none',
    undefined,
    hitOf('Switched')?.[`dimension${size}`],
  )
  facts.compare(
    'Second load: tier, from what Segment has stored',
    'gold',
    hitOf('Second load')?.[`dimension${tier}`],
  )
  facts.compare('visit: tier', 'gold', visits[0]?.[`dimension${tier}`])
  facts.finish()
})

test('a dimension of a running visit keeps its last value where later hits leave the dimension out', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('a dimension that is left out')
  const tier = await api.addDimension(siteId, 'Tier', 'visit')
  const { page } = await scenario.open('/', { siteId, customDimensions: { 'traits.tier': tier } })
  await page.evaluate(async () => {
    await window.analytics.identify('ann', { tier: 'gold' })
    await window.analytics.track('With')
    await window.analytics.identify('ann', { tier: null })
    await window.analytics.track('Without')
  })
  const hits = await site.hitsWhen(2)
  const [visit] = await api.visitsWhen(siteId, hasActions(2))
  await page.context().close()
  expect(hits.map((hit) => hit[`dimension${tier}`])).toEqual(['gold', undefined])
  // As docs/identity.md says.
  expect(visit?.[`dimension${tier}`]).toBe('gold')
})

test('a browser that reports offline on a working network sends what it held, once the network has answered', async () => {
  const { site, siteId } = scenario
  const { page } = await scenario.open('/', { siteId })
  await page.evaluate(() => window.analytics.track('Before'))
  await site.hitsWhen(1)
  await page.evaluate(async () => {
    Object.defineProperty(navigator, 'onLine', { get: () => false })
    dispatchEvent(new Event('offline'))
    await window.analytics.track('Behind a VPN')
  })
  expect(site.hits).toHaveLength(1)
  const hits = await site.hitsWhen(2)
  await page.context().close()
  expect(hits[1]).toMatchObject({ e_a: 'Behind a VPN' })
  expect(Number(hits[1]?.cdo)).toBeGreaterThanOrEqual(5)
})
