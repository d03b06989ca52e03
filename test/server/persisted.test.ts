import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { useScenario } from './support/scenario'
import { startInPage } from '../support/start-in-page'

const scenario = useScenario('persisted')

test('calls that analytics.js persists offline and delivers on the next page load have the time, URL and user of the call', async () => {
  const { site, siteId, api } = scenario
  const { page, errors } = await scenario.open('/offline?x=1#there')
  const madeAt = await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.ready()
    // analytics.js keeps a call that fails in a step before the destinations, and tries again once it is online.
    await window.analytics.register({
      name: 'Fails',
      type: 'before',
      version: '1',
      isLoaded: () => true,
      load: () => Promise.resolve(),
      page: () => Promise.reject(new Error('offline')),
      track: () => Promise.reject(new Error('offline')),
    })
    Object.defineProperty(navigator, 'onLine', { get: () => false })
    void window.analytics.page()
    void window.analytics.track('Rated')
    return Date.now() / 1000
  })
  await page.waitForTimeout(7_000)
  expect(site.hits).toEqual([])

  await page.goto(`${site.url}/next#elsewhere`)
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.identify('bob').then(() => window.analytics.page()))
  const hits = await site.hitsWhen(3)
  const actions = (await api.visitsWhen(siteId, hasActions(3))).flatMap(({ userId, actionDetails }) =>
    actionDetails.map((action) => ({ ...action, userId })),
  )
  await page.context().close()

  const facts = createFactTable('Made offline, delivered on the next page load')
  const event = actions.find(({ eventAction }) => eventAction === 'Rated')
  const [offline, next] = ['/offline?x=1', '/next'].map((path) =>
    actions.find(({ type, url }) => type === 'action' && url === site.url + path),
  )
  facts.compare('page: URL', `${site.url}/offline?x=1`, offline?.url)
  facts.compareTime('page: time', madeAt, offline?.timestamp)
  facts.compare('event: URL', `${site.url}/offline?x=1`, event?.url)
  facts.compareTime('event: time', madeAt, event?.timestamp)
  facts.compare('next page: URL', `${site.url}/next`, next?.url)
  facts.compare(
    'user ids',
    { Rated: 'ann', '/offline?x=1': 'ann', '/next#elsewhere': 'bob' },
    Object.fromEntries(
      hits
        .map(({ e_a, url, uid }): [string, string | undefined] => [
          e_a ?? (url ?? '').replace(site.url, ''),
          uid,
        ])
        .sort(([a], [b]) => a.length - b.length),
    ),
  )
  facts.compare('console errors', [], errors)
  facts.finish()
})
