import fc from 'fast-check'
import { oddCall, oddJson, oddText } from '../support/odd-events'
import { useScenario } from './support/scenario'
import { pushRaw } from './support/start-snippet'

const scenario = useScenario('odd input')

interface OddCall {
  type: 'track' | 'page' | 'screen' | 'identify' | 'group'
  name: unknown
  userId: unknown
  properties: unknown
  options?: unknown
}

type Calls = Record<OddCall['type'], (...args: unknown[]) => Promise<unknown>>

/** The parameters of Matomo's tracking API that matomo.js sends, and those that the settings below add; some are patterns. */
const PARAMETERS = [
  'action_name idsite rec r h m s url urlref',
  '_id _idn _refts _ref _rcn _rck send_image pv_id pf_\\w+',
  'uadata pdf qt realp wma fla java ag cookie',
  'res gt_ms uid cvar _cvar dimension\\d+ new_visit cdo ca',
  'e_[canv] idgoal revenue ec_(id|st|tx|sh|dt|items) _pk[sncp] search search_cat search_count c_[inpt]',
  'queuedtracking token_auth_none cs bw_bytes data link ping',
].join(' ')

const KNOWN = new RegExp(`^(${PARAMETERS.split(' ').join('|')})$`)

/** The parameters that hold a number. */
const NUMBERS = ['revenue', 'ec_st', 'ec_tx', 'ec_sh', 'ec_dt', 'search_count', 'e_v', 'idgoal']

test('a revenue of trackGoal can forge a parameter in a raw push, but not in a call to the plugin', async () => {
  const { site } = scenario
  const { page } = await scenario.open('/', { goals: { Paid: 1 } })
  await page.evaluate(() => window.analytics.ready())
  await pushRaw(page, ['trackGoal', 1, '5&uid=admin'])
  await page.evaluate(async () => {
    await window.analytics.track('Paid', { revenue: '5&uid=admin' })
  })
  const hits = (await site.hitsWhen(3)).filter(({ idgoal }) => idgoal)
  expect(new Set(hits.map(({ revenue, uid }) => [revenue, uid]))).toEqual(
    new Set([
      ['5', 'admin'],
      [undefined, undefined],
    ]),
  )
  await page.context().close()
})

test('each request of a stream of odd calls has only known parameters and the configured site id', async () => {
  const { api, site, siteId } = scenario
  const goals = {
    'Signed Up': await api.addGoal(siteId, 'one'),
    constructor: await api.addGoal(siteId, 'two'),
  }
  const calls = fc.sample(oddCall(oddJson, oddText), { numRuns: 500, seed: 20261123 })
  const { page, errors } = await scenario.open('/', {
    goals,
    customDimensions: { 'properties.plan': 1, 'traits.name': 2, 'properties.products.0.sku': 3 },
  })
  const sent = await page.evaluate(async (json) => {
    const { analytics } = window
    await analytics.ready()
    for (const call of JSON.parse(json) as OddCall[]) {
      const settings = { integrations: { Matomo: call.options ?? {} } }
      const name = call.type === 'identify' ? call.userId : call.name
      // analytics.js itself rejects a call without a name.
      await (analytics as unknown as Calls)[call.type](name, call.properties, settings).catch(() => undefined)
    }
    await analytics.track('the end')
    return true
  }, JSON.stringify(calls))
  expect(sent).toBe(true)
  while (!site.hits.some(({ e_a }) => e_a === 'the end')) await page.waitForTimeout(50)
  await page.context().close()
  expect(site.hits.length).toBeGreaterThan(200)
  for (const hit of site.hits) {
    expect(hit).toMatchObject({ idsite: String(siteId), rec: '1' })
    expect(Object.keys(hit).filter((name) => !KNOWN.test(name))).toEqual([])
    for (const name of NUMBERS) {
      if (hit[name])
        expect([name, hit[name], Number.isFinite(Number(hit[name]))]).toEqual([name, hit[name], true])
    }
    expect(Object.values(hit)).not.toContain('[object Object]')
  }
  expect(site.refused).toEqual([])
  expect(errors).toEqual([])
}, 120_000)
