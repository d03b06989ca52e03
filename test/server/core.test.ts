import type { PlaywrightEngine } from '../support/engines/playwright-browser'
import { createFactTable } from './support/fact-table'
import { startScenario, type Scenario } from './support/scenario'

const scenarios: Scenario[] = []

/** A site of its own for a test in this engine; all end with the file. */
async function start(engine: PlaywrightEngine): Promise<Scenario> {
  const scenario = await startScenario(`core in ${engine}`, engine)
  scenarios.push(scenario)
  return scenario
}

afterAll(() => Promise.all(scenarios.map((scenario) => scenario.close())))

test('the server of these tests is a Matomo 5, as docs/compatibility.md says', async () => {
  const { api } = await start('chromium')
  const { value } = await api.call<{ value: string }>('API.getMatomoVersion')
  expect(value).toMatch(/^5\./)
})

/** The setup has looked for a Firefox. */
const inFirefox = process.env.FIREFOX_PATH ? test : test.skip
const note = process.env.FIREFOX_PATH ? '' : ' (skipped: no Firefox is installed)'
const visit = 'a page view, an event, a goal and a custom variable are recorded in one visit'

test(`${visit}: chromium`, () => playVisit('chromium'))
inFirefox(`${visit}: firefox${note}`, () => playVisit('firefox'))

async function playVisit(engine: PlaywrightEngine): Promise<void> {
  const scenario = await start(engine)
  const { api, siteId, site } = scenario
  const goalId = await api.addGoal(siteId, 'Signed Up')
  const { page, errors } = await scenario.open('/pricing?pk_campaign=spring#yearly', {
    goals: { 'Signed Up': goalId },
  })
  await page.evaluate(async () => {
    document.title = 'Pricing'
    await window.analytics.identify('ann')
    await window.analytics.page()
    await window.analytics.track(
      'Signed Up',
      { category: 'Account', label: 'Yearly', value: 3, revenue: '$19.90' },
      { integrations: { Piwik: { customVars: { 1: ['plan', 'yearly'] } } } },
    )
  })
  await site.hitsWhen(3)
  const [visit, ...others] = await api.visitsWhen(siteId, ([visit]) => visit?.actionDetails.length === 3)
  await page.context().close()

  const action = (type: string) => visit?.actionDetails.find((action) => action.type === type)
  const facts = createFactTable(`One visit in ${engine}, and what Matomo recorded of it`)
  facts.compare('visits', 1, 1 + others.length)
  facts.compare('user id', 'ann', visit?.userId)
  facts.compare('campaign', 'spring', visit?.referrerName)
  facts.compare('page title', 'Pricing', action('action')?.pageTitle)
  facts.compare('page URL, as sent', `${site.url}/pricing?pk_campaign=spring#yearly`, site.hits[0]?.url)
  // Matomo removes the campaign from the URL, and, by the settings of its site, the hash.
  facts.compare('page URL', `${site.url}/pricing`, action('action')?.url)
  facts.compare('event category', 'Account', action('event')?.eventCategory)
  facts.compare('event action', 'Signed Up', action('event')?.eventAction)
  facts.compare('event name', 'Yearly', action('event')?.eventName)
  facts.compare('event value', 3, Number(action('event')?.eventValue))
  facts.compare('goal', 'Signed Up', action('goal')?.goalName)
  facts.compare('goal revenue', 19.9, Number(action('goal')?.revenue))
  // The server of the tests may lack the CustomVariables plugin: only the request shows the variable.
  facts.compare('custom variable', '{"1":["plan","yearly"]}', site.hits.find(({ e_a }) => e_a)?.cvar)
  facts.compare('console errors', [], errors)
  facts.finish()
}
