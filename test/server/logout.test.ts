import { startInPage } from '../support/start-in-page'
import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { nameOf } from './support/name-of'
import { useScenario } from './support/scenario'

const scenario = useScenario('logout')

test('a page that a logout leads to at once is another visit', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('logged out and left')
  const { page } = await scenario.open('/account', { siteId })
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.page()
  })
  await site.hitsWhen(1)
  await page.evaluate(() => {
    window.analytics.reset()
  })
  await page.goto(`${site.url}/goodbye`)
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(2)
  const visits = await api.visitsWhen(siteId, hasActions(2))
  await page.context().close()

  const facts = createFactTable('Logged out, and left the page at once')
  facts.compare(
    'visits: users and pages',
    [
      ['ann', [`${site.url}/account`]],
      [undefined, [`${site.url}/goodbye`]],
    ],
    visits
      .reverse()
      .map(({ userId, actionDetails }) => [userId ?? undefined, actionDetails.map(({ url }) => url)]),
  )
  facts.finish()
})

test('Matomo accepts the hits after a logout also where the visitor id is longer than its own', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('long visitor id')
  const { page } = await scenario.open('/', {
    siteId,
    commands: [['setVisitorId', '0123456789abcdef'.repeat(2)]],
  })
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.track('Before')
  })
  await site.hitsWhen(1)
  await page.evaluate(async () => {
    window.analytics.reset()
    await window.analytics.track('After')
  })
  await site.hitsWhen(2)
  await api.visitsWhen(siteId, hasActions(2))
  await page.context().close()
  expect(site.refused).toEqual([])
})

test('all hits after a logout are one visit also where cookies do not stay', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('no cookie stays')
  const { page } = await scenario.open('/', { siteId, commands: [['setCookiePath', '/elsewhere']] })
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.track('Before')
  })
  await site.hitsWhen(1)
  await page.evaluate(() => {
    window.analytics.reset()
  })
  // One by one: without cookies, Matomo may file hits of one moment into two visits.
  for (const [index, name] of ['One', 'Two', 'Three'].entries()) {
    await page.evaluate((name) => window.analytics.track(name), name)
    await site.hitsWhen(index + 2)
    await api.visitsWhen(siteId, hasActions(index + 2))
  }
  const visits = await api.visits(siteId)
  await page.context().close()
  expect(visits.map(({ actionDetails }) => actionDetails.map(nameOf))).toEqual([
    ['One', 'Two', 'Three'],
    ['Before'],
  ])
})
