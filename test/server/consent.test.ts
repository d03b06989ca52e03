import { createFactTable } from './support/fact-table'
import { hitKind } from '../../demo/hits/hit-kind'
import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import { hasActions } from './support/has-actions'
import { startScenario, type Scenario } from './support/scenario'
import { startSnippet } from './support/start-snippet'

let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('consent')
})
afterAll(() => scenario.close())
beforeEach(() => {
  scenario.site.reset()
})

const decide = (isGiven: boolean) =>
  window.analytics.track(
    'Segment Consent Preference Updated',
    {},
    { context: { consent: { categoryPreferences: { C0002: isGiven } } } },
  )
const categories = ['C0002']

test('to tracking: no request and no cookie before it; then what was held, with its pages and times', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('consent to tracking')
  const asked = site.scriptRequests
  const { page, errors } = await scenario.open('/', { siteId, consent: { require: 'tracking', categories } })
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
    cookies: (await page.context().cookies()).filter(({ name }) => /^(_pk|mtm|matomo)/i.test(name)).length,
  }
  await page.evaluate(() => {
    history.pushState(null, '', '/agreed')
  })
  await page.evaluate(decide, true)
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

test('to tracking, taken back: matomo.js takes its cookies away but for one that says so; given again on a later page, it tracks', async () => {
  const { site } = scenario
  const settings = { consent: { require: 'tracking', categories } } as const
  const { page } = await scenario.open('/', settings)
  const cookies = async () =>
    (await page.context().cookies())
      .map(({ name }) => name.replace(/\..*/, ''))
      .filter((name) => /^(_pk|mtm)/.test(name))
      .sort()
  await page.evaluate(decide, true)
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(1)
  expect(await cookies()).toContain('_pk_id')
  await page.evaluate(decide, false)
  await page.evaluate(() => window.analytics.track('Refused'))
  expect(await cookies()).toEqual(['mtm_consent_removed'])

  await page.reload()
  await startInPage(page, { siteId: scenario.siteId, ...settings })
  await page.evaluate(decide, true)
  await page.evaluate(() => window.analytics.track('Given again'))
  await site.hitsWhen(2)
  await page.context().close()
  expect(site.hits.map(({ e_a, action_name }) => e_a ?? action_name)).toEqual(['Shop', 'Given again'])
})

test('to cookies: hits without a cookie before it, with one after', async () => {
  const { api, site } = scenario
  const siteId = await api.addSite('consent to cookies')
  const { page, errors } = await scenario.open('/', { siteId, consent: { require: 'cookies', categories } })
  const cookies = async () => (await page.context().cookies()).map(({ name }) => name.replace(/\..*/, ''))
  await page.evaluate(() => window.analytics.page())
  await site.hitsWhen(1)
  const before = await cookies()
  await page.evaluate(decide, true)
  await page.evaluate(() => window.analytics.track('Played'))
  // matomo.js itself sends a ping when it may have cookies.
  const hits = await site.hitsWhen(3)
  const after = await cookies()
  await page.context().close()

  const facts = createFactTable('Consent to cookies')
  facts.compare('visitor cookie before', false, before.includes('_pk_id'))
  facts.compare('visitor cookie after', true, after.includes('_pk_id'))
  facts.compare('hits', ['event', 'page view', 'ping'], hits.map(hitKind).sort())
  facts.compare('console errors', [], errors)
  facts.finish()
})

test('to cookies, given on each page: the visitor stays the same; refused on a later one, the cookie goes', async () => {
  const { site, siteId } = scenario
  const settings = { consent: { require: 'cookies', categories } } as const
  const { page } = await scenario.open('/', settings)
  const cookie = async () =>
    (await page.context().cookies()).find(({ name }) => name.startsWith('_pk_id'))?.value
  const visit = async (isGiven: boolean) => {
    site.reset()
    await page.evaluate(decide, isGiven)
    await page.evaluate(() => window.analytics.page())
    await site.hitsWhen(1)
    return cookie()
  }
  const first = await visit(true)
  await page.reload()
  await startInPage(page, { siteId, ...settings })
  const second = await visit(true)
  await page.reload()
  await startInPage(page, { siteId, ...settings })
  const third = await visit(false)
  await page.context().close()
  expect(first).toBeTruthy()
  expect([second, third]).toEqual([first, undefined])
})

test.each([
  ['a further tracker', 1, false],
  ['the page’s own Matomo for another site, and a further tracker', 1, true],
  ['the page’s own Matomo for another site', 0, true],
])('to cookies, given on each page, with %s: the visitors stay the same', async (_, further, isOther) => {
  const { site, siteId, api, browser } = scenario
  const [second, other] = await Promise.all([api.addSite('the second'), api.addSite('the page’s own')])
  const trackers = [{ serverUrl: `${site.url}/matomo`, siteId: second }].slice(0, further)
  const ours = [siteId, ...trackers.map((tracker) => tracker.siteId)]
  const { page } = await openPage(browser, site.url)
  const visit = async () => {
    site.reset()
    if (isOther) await startSnippet(page, other)
    await startInPage(page, { siteId, trackers, consent: { require: 'cookies', categories } })
    await page.evaluate(decide, true)
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

test('to cookies, not decided, beside the page’s own Matomo for the same site: its hits have no visitor either', async () => {
  const { site, siteId, browser } = scenario
  const release = site.holdScript()
  const { page } = await openPage(browser, site.url)
  await startSnippet(page, siteId, [['trackPageView']])
  await startInPage(page, { siteId, consent: { require: 'cookies', categories } })
  release()
  const [hit] = await site.hitsWhen(1)
  await page.context().close()
  expect(hit?._id).toBe('')
})

test('to cookies, given by the page’s own code before matomo.js is in: it holds', async () => {
  const { site, siteId, browser } = scenario
  const release = site.holdScript()
  const { page } = await openPage(browser, site.url)
  await page.evaluate(() => (window._paq ??= [] as never).push(['setCookieConsentGiven']))
  await startInPage(page, { siteId, consent: { require: 'cookies' } })
  await page.evaluate(() => window.analytics.page())
  release()
  const [hit] = await site.hitsWhen(1)
  await page.context().close()
  expect(hit?._id).not.toBe('')
})

test('to cookies, given after a logout: its visit goes on', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('given after a logout')
  const { page } = await scenario.open('/', { siteId, consent: { require: 'cookies', categories } })
  await page.evaluate(() => window.analytics.track('Before'))
  await site.hitsWhen(1)
  await page.evaluate(async () => {
    window.analytics.reset()
    await window.analytics.track('One')
  })
  await site.hitsWhen(2)
  // By its ping matomo.js tells Matomo the visitor's id: hits may overtake it.
  await page.route(/matomo\.php.*ping=1/, async (route) => {
    await site.hitsWhen(3)
    await route.continue()
  })
  await page.evaluate(decide, true)
  await page.evaluate(() => window.analytics.track('Agreed'))
  await site.hitsWhen(4)
  await page.evaluate(() => window.analytics.track('Two'))
  await site.hitsWhen(5)
  const visits = await api.visitsWhen(siteId, hasActions(4))
  await page.context().close()
  expect(visits.map(({ actionDetails }) => actionDetails.map(({ eventAction }) => eventAction))).toEqual([
    ['One', 'Agreed', 'Two'],
    ['Before'],
  ])
})

test('to cookies, taken back after a logout: what matomo.js sends by itself names no visitor', async () => {
  const { site, siteId } = scenario
  const { page } = await scenario.open('/', { siteId, consent: { require: 'cookies', categories } })
  await page.evaluate(decide, true)
  await page.evaluate(async () => {
    window.analytics.reset()
    await window.analytics.track('One')
    await window.analytics.track('Two')
  })
  await site.hitsWhen(2)
  await page.evaluate(decide, false)
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/file.zip' })
    link.addEventListener('click', (event) => {
      event.preventDefault()
    })
    document.body.append(link)
    link.click()
  })
  const hits = await site.hitsWhen(3)
  await page.context().close()
  expect(hits[2]).toMatchObject({ download: 'https://example.org/file.zip' })
  expect(hits[2]?.cid).toBeUndefined()
})

test('cookies: false leaves none', async () => {
  const { page } = await scenario.open('/', { cookies: false })
  await page.evaluate(() => window.analytics.page())
  await scenario.site.hitsWhen(1)
  const names = (await page.context().cookies()).map(({ name }) => name)
  expect(names.filter((name) => name.startsWith('_pk'))).toEqual([])
  await page.context().close()
})

test('doNotTrack: visitors who ask for it are not tracked', async () => {
  const { site } = scenario
  // matomo.js reads it when it starts.
  const release = site.holdScript()
  const asking = await scenario.open('/', { doNotTrack: true })
  await asking.page.evaluate(() => {
    Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })
    return window.analytics.page()
  })
  release()
  await asking.page.evaluate(() => window.analytics.ready())
  await asking.page.waitForTimeout(1_500)
  expect(site.hits).toEqual([])
  await asking.page.context().close()
})
