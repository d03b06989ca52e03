import { startScenario, type Scenario } from './support/scenario'

// The real matomo.js, held back while the app goes on.
let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('order')
})
afterAll(() => scenario.close())
beforeEach(() => {
  scenario.site.reset()
})

/** Whose hit each event is. */
const uids = () => Object.fromEntries(scenario.site.hits.map(({ e_a = '', uid }) => [e_a, uid]))

/** Runs calls in a page whose matomo.js arrives only after them. */
async function whileLoading(calls: () => Promise<unknown>, settings = {}, wait = 0) {
  const release = scenario.site.holdScript()
  const { page, errors } = await scenario.open('/', settings)
  await page.evaluate(calls)
  await new Promise((resolve) => setTimeout(resolve, wait))
  release()
  return { page, errors }
}

const twoUsers = async () => {
  const { analytics } = window
  await analytics.identify('a')
  await analytics.track('one')
  analytics.reset()
  await analytics.track('two')
  await analytics.identify('b')
  await analytics.track('three')
}

test.each([0, 10_000])('each hit has its own user, also where matomo.js comes %d ms late', async (wait) => {
  const { page, errors } = await whileLoading(twoUsers, {}, wait)
  await scenario.site.hitsWhen(3)
  expect(uids()).toEqual({ one: 'a', two: undefined, three: 'b' })
  expect(scenario.site.hits.filter(({ new_visit }) => new_visit).map(({ e_a }) => e_a)).toEqual(['two'])
  expect(errors).toEqual([])
  await page.context().close()
})

test('what was tracked before the first identify stays without a user', async () => {
  const { page, errors } = await whileLoading(async () => {
    await window.analytics.track('one')
    await window.analytics.identify('a')
    await window.analytics.track('two')
  })
  await scenario.site.hitsWhen(2)
  expect(uids()).toEqual({ one: undefined, two: 'a' })
  expect(errors).toEqual([])
  await page.context().close()
})

test('the same once matomo.js runs', async () => {
  const { page, errors } = await scenario.open('/')
  await page.evaluate(() => window.analytics.ready())
  await page.evaluate(twoUsers)
  await scenario.site.hitsWhen(3)
  expect(uids()).toEqual({ one: 'a', two: undefined, three: 'b' })
  expect(errors).toEqual([])
  await page.context().close()
})

test('a command of the user’s that matomo.js does not know loses nothing else', async () => {
  const commands = [['setApiUrl', '/x'], ['setCookieSameSite', 'Strict'], ['setCustomUrl']] as never
  const { page } = await whileLoading(() => window.analytics.track('one'), { commands })
  await scenario.site.hitsWhen(1)
  expect(uids()).toEqual({ one: undefined })
  await page.context().close()
})

test('an app that navigates before matomo.js is in: each hit has the URL of its own page', async () => {
  const { page } = await whileLoading(async () => {
    await window.analytics.track('one')
    history.pushState(null, '', '/two#there')
    await window.analytics.track('two')
  })
  await scenario.site.hitsWhen(2)
  expect(Object.fromEntries(scenario.site.hits.map(({ e_a, url }) => [e_a, url]))).toEqual({
    one: `${scenario.site.url}/`,
    two: `${scenario.site.url}/two#there`,
  })
  await page.context().close()
})

test('hits that have waited long for matomo.js say for how long', async () => {
  const { page } = await whileLoading(
    async () => {
      await window.analytics.track('one')
      await window.analytics.track('two', {}, { timestamp: new Date(Date.now() - 60_000) })
    },
    {},
    6_000,
  )
  const hits = await scenario.site.hitsWhen(2)
  const [one, two] = ['one', 'two'].map((event) => hits.find(({ e_a }) => e_a === event))
  expect(Number(one?.cdo)).toBeGreaterThanOrEqual(6)
  expect(Number(one?.cdo)).toBeLessThan(20)
  expect(Number(two?.cdo)).toBeGreaterThanOrEqual(66)
  expect(Number(two?.cdo)).toBeLessThan(80)
  await page.context().close()
})

test('while matomo.js is on its way, calls go into the queue', async () => {
  const release = scenario.site.holdScript()
  const { page, errors } = await scenario.open('/')
  await page.evaluate(() => window.analytics.track('one'))
  expect(await page.evaluate(() => (window._paq as unknown as unknown[][]).at(-1))).toEqual([
    'trackEvent',
    'All',
    'one',
  ])
  expect(errors).toEqual([])
  await page.context().close()
  release()
})
