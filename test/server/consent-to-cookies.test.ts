import { hitKind } from '../../demo/hits/hit-kind'
import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import { CATEGORIES, decide } from './support/consent'
import { cookieNames } from './support/cookie-names'
import { createFactTable } from './support/fact-table'
import { useScenario } from './support/scenario'
import { pushRaw, startSnippet } from './support/start-snippet'

const scenario = useScenario('consent to cookies')

test('hits are sent without a cookie before consent to cookies, and with one after', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('consent to cookies')
  const { page, errors } = await scenario.open('/', {
    siteId,
    consent: { require: 'cookies', categories: CATEGORIES },
  })
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(1)
  const before = await cookieNames(page)
  await decide(page, 'agree')
  await page.evaluate(() => window.analytics.track('Played'))
  // matomo.js itself sends a ping when it may have cookies.
  const hits = await site.hitsWhen(3)
  const after = await cookieNames(page)
  await page.context().close()

  const facts = createFactTable('Consent to cookies')
  facts.compare('visitor cookie before', false, before.includes('_pk_id'))
  facts.compare('visitor cookie after', true, after.includes('_pk_id'))
  facts.compare('hits', ['event', 'page view', 'ping'], hits.map(hitKind).sort())
  facts.compare('console errors', [], errors)
  facts.finish()
})

test('consent to cookies on each page keeps the visitor, and a refusal on a later page removes the cookie', async () => {
  const { site, siteId } = scenario
  const settings = { consent: { require: 'cookies', categories: CATEGORIES } } as const
  const { page } = await scenario.open('/', settings)
  const cookie = async () =>
    (await page.context().cookies()).find(({ name }) => name.startsWith('_pk_id'))?.value
  const visit = async (decision: 'agree' | 'refuse') => {
    site.reset()
    await decide(page, decision)
    await page.evaluate(() => window.analytics.page())
    await site.hitsWhen(1)
    return cookie()
  }
  const first = await visit('agree')
  await page.reload()
  await startInPage(page, { siteId, ...settings })
  const second = await visit('agree')
  await page.reload()
  await startInPage(page, { siteId, ...settings })
  const third = await visit('refuse')
  await page.context().close()
  expect(first).toBeTruthy()
  expect([second, third]).toEqual([first, undefined])
})

test.each([
  ['a further tracker', 1, false],
  ['the page’s own Matomo for another site, and a further tracker', 1, true],
  ['the page’s own Matomo for another site', 0, true],
])('consent to cookies on each page keeps the visitors, with %s', async (_, further, isOther) => {
  const { site, siteId, api, browser } = scenario
  const [second, other] = await Promise.all([api.addSite('the second'), api.addSite('the page’s own')])
  const trackers = [{ serverUrl: `${site.url}/matomo`, siteId: second }].slice(0, further)
  const ours = [siteId, ...trackers.map((tracker) => tracker.siteId)]
  const { page } = await openPage(browser, site.url)
  const visit = async () => {
    site.reset()
    if (isOther) await startSnippet(page, other)
    await startInPage(page, { siteId, trackers, consent: { require: 'cookies', categories: CATEGORIES } })
    await decide(page, 'agree')
    await page.evaluate(() => window.analytics.page())
    await site.hitsWhen(ours.length)
    const cookies = await page.context().cookies()
    return ours.map((id) => cookies.find(({ name }) => name.startsWith(`_pk_id.${id}.`))?.value)
  }
  const first = await visit()
  await page.reload()
  expect(await visit()).toEqual(first)
  expect(first).not.toContain(undefined)
  await page.context().close()
})

test('the page’s own Matomo for the same site names no visitor before consent to cookies', async () => {
  const { site, siteId, browser } = scenario
  const release = site.holdScript()
  const { page } = await openPage(browser, site.url)
  await startSnippet(page, siteId, [['trackPageView']])
  await startInPage(page, { siteId, consent: { require: 'cookies', categories: CATEGORIES } })
  release()
  const [hit] = await site.hitsWhen(1)
  await page.context().close()
  expect(hit?._id).toBe('')
})

test('consent to cookies that the page’s own code gives before matomo.js is loaded counts', async () => {
  const { site, siteId, browser } = scenario
  const release = site.holdScript()
  const { page } = await openPage(browser, site.url)
  await pushRaw(page, ['setCookieConsentGiven'])
  await startInPage(page, { siteId, consent: { require: 'cookies' } })
  await page.evaluate(() => window.analytics.page())
  release()
  const [hit] = await site.hitsWhen(1)
  await page.context().close()
  expect(hit?._id).not.toBe('')
})
