import type { BrowserContext, Page } from 'playwright-core'
import { createFactTable } from './support/fact-table'
import { hasActions } from './support/has-actions'
import { useScenario } from './support/scenario'
import { startInPage } from '../support/start-in-page'

const scenario = useScenario('kept offline')

/** Closes the page while the browser is offline, and is online again afterwards. Another tab of the site is there then. */
async function closeOffline(page: Page, context: BrowserContext): Promise<Page> {
  const next = await context.newPage()
  await page.close()
  await context.setOffline(false)
  return next
}

const keptKeys = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('segment-matomo:held:')))

test('calls that are held when the page is left are recorded by the next page, with their own time, URL and user, and once', async () => {
  const { site, siteId, api } = scenario
  const { page, errors } = await scenario.open('/shop')
  const context = page.context()
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.page()
  })
  await site.hitsWhen(1)

  await context.setOffline(true)
  const madeAt = await page.evaluate(async () => {
    history.pushState(null, '', '/tunnel')
    await window.analytics.page()
    await window.analytics.track('Product Added', { sku: 'tea', price: 5 })
    await window.analytics.track('Rated')
    window.analytics.reset()
    return Date.now() / 1000
  })
  const nextPage = await closeOffline(page, context)
  // From five seconds on a hit says how late it is.
  await nextPage.waitForTimeout(6_000)

  await nextPage.goto(`${site.url}/next`)
  expect(await keptKeys(nextPage)).toHaveLength(1)
  await startInPage(nextPage, { siteId })
  await nextPage.evaluate(async () => {
    await window.analytics.identify('bob')
    await window.analytics.page()
  })
  const hits = await site.hitsWhen(6)
  const visits = await api.visitsWhen(siteId, hasActions(6))
  expect(await keptKeys(nextPage)).toEqual([])
  await nextPage.waitForTimeout(1_000)
  await context.close()

  const facts = createFactTable('Held when the page was left, sent by the next page')
  const actions = visits.flatMap(({ userId, actionDetails }) =>
    actionDetails.map((each) => ({ ...each, userId })),
  )
  const view = actions.find(({ type, url }) => type === 'action' && url === `${site.url}/tunnel`)
  const rated = actions.filter(({ eventAction }) => eventAction === 'Rated')
  const next = actions.find(({ type, url }) => type === 'action' && url === `${site.url}/next`)
  facts.compare('hits', 6, site.hits.length)
  facts.compareTime('page: time', madeAt, view?.timestamp)
  facts.compare('event: how often', 1, rated.length)
  facts.compareTime('event: time', madeAt, rated[0]?.timestamp)
  facts.compare('event: URL', `${site.url}/tunnel`, rated[0]?.url)
  facts.compare(
    'user ids of the hits',
    ['ann', 'ann', 'ann', 'ann', 'ann', 'bob'],
    hits.map(({ uid }) => uid).sort(),
  )
  facts.compare(
    'hits that start a visit',
    [`${site.url}/next`],
    hits.filter(({ new_visit }) => new_visit).map(({ url }) => url),
  )
  facts.compare('next page: user', 'bob', next?.userId)
  const ownErrors = errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))
  facts.compare('console errors', [], ownErrors)
  facts.finish()
})

test('two tabs that are opened at once send held calls once', async () => {
  const { site, siteId } = scenario
  const { page } = await scenario.open('/shop')
  const context = page.context()
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(1)
  await context.setOffline(true)
  await page.evaluate(async () => {
    for (let call = 0; call < 5; call++) await window.analytics.track(`Call ${call}`)
  })
  const first = await closeOffline(page, context)

  const tabs = [first, await context.newPage(), await context.newPage()]
  await Promise.all(tabs.map((tab) => tab.goto(`${site.url}/next`)))
  expect(await keptKeys(first)).toHaveLength(1)
  await Promise.all(tabs.map((tab) => startInPage(tab, { siteId })))
  const hits = await site.hitsWhen(6)
  await first.waitForTimeout(3_000)
  await context.close()
  expect(hits.map(({ e_a }) => e_a ?? 'page view').sort()).toEqual([
    'Call 0',
    'Call 1',
    'Call 2',
    'Call 3',
    'Call 4',
    'page view',
  ])
  expect(site.hits).toHaveLength(6)
})

test('a tab that is opened while another one holds calls leaves them to that tab, which sends them once', async () => {
  const { site, siteId } = scenario
  const { page } = await scenario.open('/shop')
  const context = page.context()
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(1)
  await page.evaluate(async () => {
    Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })
    window.fetch = () => Promise.reject(new Error('offline'))
    dispatchEvent(new Event('offline'))
    await window.analytics.track('Held')
  })
  const other = await context.newPage()
  await other.goto(`${site.url}/next`)
  await startInPage(other, { siteId })
  await other.evaluate(() => window.analytics.track('Of the other tab'))
  await site.hitsWhen(2)
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => true, configurable: true })
    dispatchEvent(new Event('online'))
  })
  await site.hitsWhen(3)
  await page.waitForTimeout(2_000)
  expect(site.hits.map(({ e_a }) => e_a ?? 'page view').sort()).toEqual([
    'Held',
    'Of the other tab',
    'page view',
  ])
  expect(await keptKeys(page)).toEqual([])
  await context.close()
})
