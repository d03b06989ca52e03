import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { useScenario } from './support/scenario'

const scenario = useScenario('offline')

test('calls made while the browser is offline arrive with the time and the URL of the call', async () => {
  const { site, siteId, api } = scenario
  const { page, errors } = await scenario.open('/shop')
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(1)

  await page.context().setOffline(true)
  const madeAt = await page.evaluate(async () => {
    history.pushState(null, '', '/tunnel#there')
    await window.analytics.page()
    await window.analytics.track('Rated')
    history.pushState(null, '', '/after')
    return Date.now() / 1000
  })
  await page.waitForTimeout(7_000)
  expect(site.hits).toHaveLength(1)
  await page.context().setOffline(false)

  const hits = await site.hitsWhen(3)
  const actions = (await api.visitsWhen(siteId, hasActions(3))).flatMap(({ actionDetails }) => actionDetails)
  await page.context().close()

  const facts = createFactTable('Made offline, with matomo.js running')
  const [view, event] = [
    actions.find(({ type, url }) => type === 'action' && url === `${site.url}/tunnel`),
    actions.find(({ eventAction }) => eventAction === 'Rated'),
  ]
  facts.compareTime('page: time', madeAt, view?.timestamp)
  facts.compareTime('event: time', madeAt, event?.timestamp)
  facts.compare('event: URL', `${site.url}/tunnel`, event?.url)
  facts.compare('hits that say how late they are', 2, hits.filter(({ cdo }) => Number(cdo) >= 5).length)
  // The plugin asks the server whether it is out of reach; the browser itself notes that request.
  const ownErrors = errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))
  facts.compare('console errors', [], ownErrors)
  facts.finish()
})
