import { useScenario } from './support/scenario'

// docs/single-page-apps.md, "Hash routers".
const scenario = useScenario('hash router')

test.each([
  ['removes the hash by default', {}, ''],
  ['keeps the hash if the site keeps page URL fragments', { keepURLFragments: 1 }, '#/teas'],
])('Matomo %s', async (_, site, hash) => {
  const { api } = scenario
  const urls = 'http://127.0.0.1'
  const added = await api.call<{ value: number }>('SitesManager.addSite', {
    ...{ siteName: `hash router ${hash}`, urls, timezone: 'UTC' },
    ...site,
  })
  const { page } = await scenario.open('/#/teas', { siteId: added.value })
  await page.evaluate(() => window.analytics.page())
  const [hit] = await scenario.site.hitsWhen(1)
  expect(hit?.url).toBe(`${scenario.site.url}/#/teas`)
  const [visit] = await api.visitsWhen(added.value, (visits) => visits.length > 0)
  expect(visit?.actionDetails.map(({ url }) => url)).toEqual([`${scenario.site.url}/${hash}`])
  await page.context().close()
})
