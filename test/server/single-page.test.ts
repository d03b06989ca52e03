import { openPage } from '../support/browser'
import { startScenario, type Scenario } from './support/scenario'

// Single-page navigation with the real matomo.js.
let scenario: Scenario

beforeAll(async () => {
  scenario = await startScenario('single page')
})
afterAll(() => scenario.close())
beforeEach(() => {
  scenario.site.reset()
})

/** In no order: requests may overtake each other on the way. */
const views = async (count: number) =>
  new Set(
    (await scenario.site.hitsWhen(count)).map(({ action_name, url, urlref }) => [action_name, url, urlref]),
  )

test('pushState, replaceState, a hash router, back and forward', async () => {
  const { page, errors } = await scenario.open('/')
  const { url } = scenario.site
  const go = (navigate: () => void, title: string) =>
    page.evaluate(
      async ([code, title]) => {
        const moved = new Promise((resolve) => {
          addEventListener('popstate', resolve, { once: true })
          setTimeout(resolve, 500)
        })
        ;(0, eval)(`(${code})()`)
        if (/back|forward/.test(code)) await moved
        document.title = title
        await window.analytics.page()
      },
      [navigate.toString(), title] as const,
    )
  await go(() => undefined, 'Home')
  await go(() => history.pushState(null, '', '/list?color=red'), 'List')
  await go(() => history.replaceState(null, '', '/list?color=blue'), 'Blue list')
  await go(() => (location.hash = '#/shoe'), 'Shoe')
  await go(() => history.back(), 'Blue list')
  await go(() => history.forward(), 'Shoe')
  expect(await views(6)).toEqual(
    new Set([
      ['Home', `${url}/`, undefined],
      ['List', `${url}/list?color=red`, `${url}/`],
      ['Blue list', `${url}/list?color=blue`, `${url}/list?color=red`],
      ['Shoe', `${url}/list?color=blue#/shoe`, `${url}/list?color=blue`],
      ['Blue list', `${url}/list?color=blue`, `${url}/list?color=blue#/shoe`],
      ['Shoe', `${url}/list?color=blue#/shoe`, `${url}/list?color=blue`],
    ]),
  )
  expect(errors).toEqual([])
  await page.context().close()
})

test('custom variables of a page stay on that page', async () => {
  const { page } = await scenario.open('/')
  await page.evaluate(async () => {
    const { analytics } = window
    await analytics.track('one', {}, { integrations: { Piwik: { customVars: { 1: ['plan', 'free'] } } } })
    await analytics.page()
    await analytics.track('two')
  })
  const hits = await scenario.site.hitsWhen(3)
  expect(hits.flatMap(({ e_a, cvar }) => (cvar ? [[e_a, cvar]] : []))).toEqual([
    ['one', '{"1":["plan","free"]}'],
  ])
  await page.context().close()
})

/** A headless shell, as it comes with npm, restores no page at all; CI installs a whole browser. */
async function restoresPages(): Promise<boolean> {
  const { page } = await openPage(scenario.browser, `${scenario.site.url}/first`)
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isRestored: persisted }))
  })
  await page.goto(`${scenario.site.url}/second`)
  await page.evaluate(() => {
    history.back()
  })
  await page.waitForTimeout(1_000)
  const isRestored = await page.evaluate(() => (window as { isRestored?: boolean }).isRestored === true)
  await page.context().close()
  return isRestored
}

test('a page restored from the back/forward cache goes on', async () => {
  if (!process.env.CI && !(await restoresPages())) return
  const { page, errors } = await scenario.open('/first')
  await page.evaluate(async () => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) void window.analytics.page({ title: 'restored' })
    })
    await window.analytics.page()
    await window.analytics.ready()
  })
  await scenario.site.hitsWhen(1)
  await page.goto(`${scenario.site.url}/second`)
  // goBack() waits for a load event, which a restored page does not have.
  await page.evaluate(() => {
    history.back()
  })
  const hits = await scenario.site.hitsWhen(2)
  expect(hits[1]).toMatchObject({ action_name: 'restored', url: `${scenario.site.url}/first` })
  expect(errors).toEqual([])
  await page.context().close()
})
