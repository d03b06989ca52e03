import { startScenario, type Scenario } from './support/scenario'

// What a page is recorded under, with the real matomo.js and the real server.
let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('page URLs')
})
afterAll(() => scenario.close())
beforeEach(() => {
  scenario.site.reset()
})

/** Opens a page, tracks an event, the page view, and another event, and gives the parameters of the hits. */
async function visit(path: string) {
  const { page, errors } = await scenario.open(path)
  await page.evaluate(async () => {
    await window.analytics.track('Before')
    await window.analytics.page()
    await window.analytics.track('After')
  })
  const hits = await scenario.site.hitsWhen(3)
  await page.context().close()
  expect(errors).toEqual([])
  return hits
}

test.each([
  ['/?p=caf%C3%A9', '/?p=caf\u00e9'],
  ['/?p=%D1%87%D0%B0%D0%B9#%E8%8C%B6', '/?p=\u0447\u0430\u0439#\u8336'],
  ['/?p=green%20tea', '/?p=green tea'],
  ['/?p=a%26b%3Dc', '/?p=a%26b%3Dc'],
  ['/?p=100%25', '/?p=100%25'],
  ['/?p=%E9%C3%A9', '/?p=%E9\u00e9'],
])('at %s the events and the page view have one URL', async (path, url) => {
  const hits = await visit(path)
  expect(new Set(hits.map((hit) => hit.url))).toEqual(new Set([scenario.site.url + url]))
})

test('the server has one row for a page with another script in its address', async () => {
  await visit('/?p=%C3%BC&row=one')
  const urlsOf = (visits: Awaited<ReturnType<typeof scenario.api.visits>>) =>
    visits
      .flatMap(({ actionDetails }) => actionDetails.map(({ url }) => url))
      .filter((url) => url?.includes('row=one'))
  const visits = await scenario.api.visitsWhen(scenario.siteId, (seen) => urlsOf(seen).length >= 3)
  expect(new Set(urlsOf(visits))).toEqual(new Set([`${scenario.site.url}/?p=\u00fc&row=one`]))
})

test('matomo.js finds a campaign at the end of a long URL', async () => {
  const { page } = await scenario.open('/')
  await page.evaluate(async () => {
    history.replaceState(null, '', `/?pad=${'x'.repeat(10_000)}&utm_campaign=spring`)
    await window.analytics.page()
  })
  const [hit] = await scenario.site.hitsWhen(1)
  await page.context().close()
  expect(hit?._rcn).toBe('spring')
  expect(hit?.url).toMatch(/x&utm_campaign=spring$/)
})
