import type { Page } from 'playwright-core'
import { useScenario } from './support/scenario'

// Single-page navigation with the real matomo.js.
const scenario = useScenario('single page')

/** The page views in no order: requests may overtake each other on the way. */
const views = async (count: number) =>
  new Set(
    (await scenario.site.hitsWhen(count)).map(({ action_name, url, urlref }) => [action_name, url, urlref]),
  )

/** Navigates within the page, as an app does, and tracks a page view under a title. */
async function go(page: Page, navigate: () => void, title: string): Promise<void> {
  await page.evaluate(navigate)
  await page.evaluate(async (title) => {
    document.title = title
    await window.analytics.page()
  }, title)
}

/** Goes back or forward in the page's history, which the browser does some time after the call. */
async function travel(page: Page, direction: 'back' | 'forward', title: string): Promise<void> {
  await page.evaluate(async (direction) => {
    const moved = new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true })
    })
    history[direction]()
    await moved
  }, direction)
  await go(page, () => undefined, title)
}

test('each page view after pushState, replaceState, a new hash, back and forward has its own URL and referrer', async () => {
  const { page, errors } = await scenario.open('/')
  const { url } = scenario.site
  await go(page, () => undefined, 'Home')
  await go(page, () => history.pushState(null, '', '/list?color=red'), 'List')
  await go(page, () => history.replaceState(null, '', '/list?color=blue'), 'Blue list')
  const openShoe = () => {
    location.hash = '#/shoe'
  }
  await go(page, openShoe, 'Shoe')
  await travel(page, 'back', 'Blue list')
  await travel(page, 'forward', 'Shoe')
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

test('custom variables of a page are not sent with the next page’s hits', async () => {
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
