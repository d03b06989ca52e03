import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { max as snippet } from '@segment/snippet'
import type { Page } from 'playwright-core'
import { openPage } from '../../support/browser'
import { testNeeding } from '../../support/engines/test-needing'
import { useBrowser } from '../../support/use-browser'
import { useSite } from '../../support/use-site'

// Segment's snippet and analytics.js as its CDN serves it, out of the npm package: nothing leaves the machine.
const used = useSite()
const visitor = useBrowser()
const pageTest = testNeeding("playwright's locators")

const ROOT = join(__dirname, '../../..')
const script = (code: string) => `<script>${code}</script>`
const register = `analytics.register(matomoDestination({ siteId: 1, serverUrl: location.origin + '/matomo' }))`
const AUTO_PAGE = '<script src="/auto-page.js"></script>'

/** Opens a page with these scripts. Its analytics.js comes when the returned function is called. */
async function openWith(packageName: string, ...scripts: string[]) {
  const { page, errors, warnings } = await openPage(visitor.browser, 'about:blank')
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('https://cdn.segment.com/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    const [, bundle = 'standalone.js'] = /^\/analytics-next\/bundles\/([\w.-]+)$/.exec(pathname) ?? []
    const headers = { 'access-control-allow-origin': '*' }
    if (pathname.endsWith('/settings')) {
      await route.fulfill({ headers, json: { integrations: { 'Segment.io': { apiKey: 'KEY' } } } })
      return
    }
    await released
    const body = await readFile(join(ROOT, 'node_modules', packageName, 'dist/umd', bundle))
    await route.fulfill({ headers, contentType: 'text/javascript', body })
  })
  await page.route('https://api.segment.io/**', (route) => route.fulfill({ status: 200, body: '{}' }))
  const file = await readFile(join(ROOT, 'dist/auto-page.global.js'))
  await page.route('**/auto-page.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: file }),
  )
  const head = '<!doctype html><title>Shop</title><link rel="icon" href="data:,">'
  const body = [head, '<script src="/destination.js"></script>', ...scripts].join('\n')
  await page.route(`${used.site.url}/page`, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(`${used.site.url}/page`, { waitUntil: 'domcontentloaded' })
  return { page, errors, warnings, release }
}

const go = (page: Page, path: string) =>
  page.evaluate((path) => {
    history.pushState(null, '', path)
    document.title = path
  }, path)

/** The page views, each with its path, title and the path before, once no more come. */
async function views(count: number) {
  await used.site.hitsWhen(count)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const path = (url = '') => url.replace(used.site.url, '')
  return used.site.hits.map(({ url, action_name, urlref }) => [path(url), action_name, path(urlref)])
}

describe.each(['@segment/analytics-next', 'analytics-next-oldest'])('with the snippet of %s', (name) => {
  pageTest.each([
    ['with a page call in its last line', true],
    ['without one', false],
  ])('%s, started before it has loaded: each page is one view', async (_, hasPageCall) => {
    const text = snippet({ apiKey: 'KEY', page: hasPageCall })
    const { page, errors, release } = await openWith(
      name,
      script(text),
      script(register),
      AUTO_PAGE,
      script('segmentAutoPage()'),
    )
    await page.waitForTimeout(700)
    await go(page, '/teas')
    await page.waitForTimeout(200)
    await go(page, '/mugs')
    await page.waitForTimeout(200)
    expect(used.site.hits).toEqual([])
    release()
    await used.site.hitsWhen(3)
    await go(page, '/pots')
    // Requests that leave together may arrive in another order: each view's referrer tells the order.
    expect(new Set(await views(4))).toEqual(
      new Set([
        ['/page', 'Shop', ''],
        ['/teas', '/teas', '/page'],
        ['/mugs', '/mugs', '/teas'],
        ['/pots', '/pots', '/mugs'],
      ]),
    )
    expect(errors).toEqual([])
    await page.context().close()
  })

  pageTest(
    'started after it has loaded, with `initial: false` for the snippet’s page call: each page is one view',
    async () => {
      const { page, release } = await openWith(
        name,
        script(snippet({ apiKey: 'KEY', page: true })),
        script(register),
        AUTO_PAGE,
      )
      release()
      await used.site.hitsWhen(1)
      await page.evaluate('segmentAutoPage({ initial: false })')
      await go(page, '/teas')
      expect(await views(2)).toEqual([
        ['/page', 'Shop', ''],
        ['/teas', '/teas', '/page'],
      ])
      await page.context().close()
    },
  )

  pageTest('a page call of the app before analytics.js has loaded is the page’s only one', async () => {
    const { page, release } = await openWith(
      name,
      script(snippet({ apiKey: 'KEY', page: false })),
      script(register),
      AUTO_PAGE,
      script(`segmentAutoPage(); analytics.page({ title: 'By hand' })`),
    )
    await page.waitForTimeout(700)
    release()
    expect(await views(1)).toEqual([['/page', 'By hand', '']])
    await page.context().close()
  })
})

pageTest('without a snippet before it, the file says so and nothing is thrown', async () => {
  const { page, errors, warnings } = await openWith(
    '@segment/analytics-next',
    AUTO_PAGE,
    script('segmentAutoPage()()'),
  )
  expect(errors).toEqual([])
  expect(warnings.join()).toContain('window.analytics')
  await page.context().close()
})

pageTest('the file starts nothing by itself', async () => {
  const { page, release } = await openWith(
    '@segment/analytics-next',
    script(snippet({ apiKey: 'KEY', page: false })),
    script(register),
    AUTO_PAGE,
  )
  release()
  await page.waitForFunction('analytics.initialized')
  await page.waitForTimeout(1_000)
  expect(used.site.hits).toEqual([])
  await page.context().close()
})
