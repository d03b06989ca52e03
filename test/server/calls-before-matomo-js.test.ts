import { useScenario } from './support/scenario'

const scenario = useScenario('order')

/** The user id of each event's hit. */
const uids = () => Object.fromEntries(scenario.site.hits.map(({ e_a = '', uid }) => [e_a, uid]))

/** Runs calls in a page, waits, and only then lets matomo.js through. */
async function whileLoading(calls: () => Promise<unknown>, settings = {}, wait = 0) {
  const release = scenario.site.holdScript()
  const { page, errors } = await scenario.open('/', settings)
  await page.evaluate(calls)
  await page.waitForTimeout(wait)
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

test.each([0, 10_000])(
  'each hit has its own user where matomo.js comes %d ms after the calls',
  async (wait) => {
    const { page, errors } = await whileLoading(twoUsers, {}, wait)
    await scenario.site.hitsWhen(3)
    expect(uids()).toEqual({ one: 'a', two: undefined, three: 'b' })
    expect(scenario.site.hits.filter(({ new_visit }) => new_visit).map(({ e_a }) => e_a)).toEqual(['two'])
    expect(errors).toEqual([])
    await page.context().close()
  },
)

test('an event before the first identify has no user, also where matomo.js comes later', async () => {
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

test('each hit has its own user where matomo.js runs before the calls', async () => {
  const { page, errors } = await scenario.open('/')
  await page.evaluate(() => window.analytics.ready())
  await page.evaluate(twoUsers)
  await scenario.site.hitsWhen(3)
  expect(uids()).toEqual({ one: 'a', two: undefined, three: 'b' })
  expect(errors).toEqual([])
  await page.context().close()
})

test('commands of the settings that matomo.js does not know, or refuses, lose no hit', async () => {
  const commands = [['setApiUrl', '/x'], ['setCookieSameSite', 'Strict'], ['setCustomUrl']] as never
  const { page } = await whileLoading(() => window.analytics.track('one'), { commands })
  await scenario.site.hitsWhen(1)
  expect(uids()).toEqual({ one: undefined })
  await page.context().close()
})

test('each hit has the URL of its own page where the app navigates before matomo.js is loaded', async () => {
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

test('hits that have waited long for matomo.js are sent with their age', async () => {
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

test('calls stand in _paq while matomo.js is loading', async () => {
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
