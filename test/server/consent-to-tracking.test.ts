import { startInPage } from '../support/start-in-page'
import { CATEGORIES, decide } from './support/consent'
import { cookieNames } from './support/cookie-names'
import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { useScenario } from './support/scenario'

const scenario = useScenario('consent to tracking')

const isOfMatomo = (cookie: string) => /^(_pk|mtm|matomo)/i.test(cookie)

test('no request and no cookie come before consent to tracking; then the held calls are recorded with their pages and times', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('consent to tracking')
  const asked = site.scriptRequests
  const { page, errors } = await scenario.open('/', {
    siteId,
    consent: { require: 'tracking', categories: CATEGORIES },
  })
  const start = Date.now() / 1000
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.page()
    history.pushState(null, '', '/two')
    await window.analytics.page()
    await window.analytics.track('Played')
  })
  await page.waitForTimeout(6_000)
  const before = {
    hits: site.hits.length,
    scripts: site.scriptRequests - asked,
    cookies: (await cookieNames(page)).filter(isOfMatomo).length,
  }
  await page.evaluate(() => {
    history.pushState(null, '', '/agreed')
  })
  await decide(page, 'agree')
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(4)
  const visits = await api.visitsWhen(siteId, hasActions(4))
  await page.context().close()

  const actions = visits.flatMap(({ actionDetails }) => actionDetails)
  const find = (type: string, path: string) =>
    actions.find((action) => action.type === type && action.url === site.url + path)
  const facts = createFactTable('Consent to tracking')
  facts.compare('before consent', { hits: 0, scripts: 0, cookies: 0 }, before)
  facts.compare(
    'user ids',
    ['ann'],
    visits.map(({ userId }) => userId),
  )
  facts.compareTime('first page', start, find('action', '/')?.timestamp)
  facts.compareTime('second page', start, find('action', '/two')?.timestamp)
  facts.compareTime('event on it', start, find('event', '/two')?.timestamp)
  facts.compareTime('page after consent', start + 6, find('action', '/agreed')?.timestamp)
  facts.compare('hits that say how late they are', 3, site.hits.filter(({ cdo }) => Number(cdo) >= 5).length)
  facts.compare('console errors', [], errors)
  facts.finish()
})

test('consent to tracking taken back leaves only the cookie that says so; given again on a later page, calls are recorded', async () => {
  const { site } = scenario
  const settings = { consent: { require: 'tracking', categories: CATEGORIES } } as const
  const { page } = await scenario.open('/', settings)
  await decide(page, 'agree')
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(1)
  expect((await cookieNames(page)).filter(isOfMatomo)).toContain('_pk_id')
  await decide(page, 'refuse')
  await page.evaluate(() => window.analytics.track('Refused'))
  expect((await cookieNames(page)).filter(isOfMatomo)).toEqual(['mtm_consent_removed'])

  await page.reload()
  await startInPage(page, { siteId: scenario.siteId, ...settings })
  await decide(page, 'agree')
  await page.evaluate(() => window.analytics.track('Given again'))
  await site.hitsWhen(2)
  await page.context().close()
  expect(site.hits.map(({ e_a, action_name }) => e_a ?? action_name)).toEqual(['Shop', 'Given again'])
})
