import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openPage } from '../../support/browser'
import { startInPage } from '../../support/start-in-page'
import { testNeeding } from '../../support/engines/test-needing'
import { useBrowser } from '../../support/use-browser'
import { useSite } from '../../support/use-site'

const used = useSite()
const visitor = useBrowser()
const pageTest = testNeeding("playwright's locators", 'steps back in the history')

const AUTO_PAGE = join(__dirname, '../../../dist/auto-page.global.js')

/** Opens a page of the test site, where a click on a link, and a script, navigate as in a single-page app. */
async function openApp(hasNavigation: boolean): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await openPage(visitor.browser, 'about:blank')
  if (!hasNavigation) await page.addInitScript('delete window.navigation')
  await page.goto(`${used.site.url}/home`)
  expect(await page.evaluate(() => 'navigation' in window)).toBe(hasNavigation)
  await page.addScriptTag({ path: AUTO_PAGE })
  await startInPage(page)
  await page.evaluate(() => {
    const show = () => {
      document.title = location.pathname.slice(1) + location.search
    }
    addEventListener('popstate', () => setTimeout(show, 20))
    Object.assign(window, {
      go: (path: string, method: 'pushState' | 'replaceState' = 'pushState') => {
        history[method](null, '', path)
        show()
      },
    })
    window.segmentAutoPage?.()
  })
  return { page, errors }
}

/** The page views that have arrived, each with its path, title and the path before. */
async function views(count: number): Promise<string[][]> {
  const path = (url = '') => url.replace(used.site.url, '')
  const isView = ({ action_name }: Record<string, string>) => action_name !== undefined
  await used.site.hitsWhen(count)
  // Nothing more may come.
  await new Promise((resolve) => setTimeout(resolve, 700))
  return used.site.hits
    .filter(isView)
    .map(({ url, action_name = '', urlref }) => [path(url), action_name, path(urlref)])
}

describe.each([
  ['with the Navigation API', true],
  ['without the Navigation API', false],
])('%s', (_, hasNavigation) => {
  pageTest('links, back, forward, queries, hashes and redirects are one view each', async () => {
    const { page, errors } = await openApp(hasNavigation)
    const isPatched = await page.evaluate(() => !String(history.pushState).includes('[native code]'))
    expect(isPatched).toBe(!hasNavigation)
    await used.site.hitsWhen(1)
    await page.evaluate(`go('/teas')`)
    await used.site.hitsWhen(2)
    await page.evaluate(`go('/teas?page=2')`)
    await used.site.hitsWhen(3)
    await page.evaluate(`location.hash = 'reviews'`)
    await page.evaluate(`go('/account'); go('/login', 'replaceState')`)
    await used.site.hitsWhen(4)
    await page.evaluate('history.go(-2)')
    await used.site.hitsWhen(5)
    await page.goForward()
    expect(await views(5)).toEqual([
      ['/home', 'Shop', ''],
      ['/teas', 'teas', '/home'],
      ['/teas?page=2', 'teas?page=2', '/teas'],
      ['/login', 'login', '/teas?page=2'],
      ['/teas?page=2', 'teas?page=2', '/login'],
    ])
    expect(errors).toEqual([])
    await page.context().close()
  })

  pageTest(
    'a page that is left 200 ms later, before its title has come, is recorded with its own URL',
    async () => {
      const { page } = await openApp(hasNavigation)
      await used.site.hitsWhen(1)
      await page.evaluate(`history.pushState(null, '', '/teas'); setTimeout(() => go('/mugs'), 200)`)
      expect(await views(3)).toEqual([
        ['/home', 'Shop', ''],
        ['/teas', 'Shop', '/home'],
        ['/mugs', 'mugs', '/teas'],
      ])
      await page.context().close()
    },
  )

  pageTest('a page that is back from the back/forward cache is one more view', async () => {
    const { page } = await openApp(hasNavigation)
    await used.site.hitsWhen(1)
    await page.evaluate('window.isTheSame = true')
    await page.goto(`${used.site.url}/other`)
    // A restored page has no load event, which goBack() waits for.
    await page.evaluate('history.back()')
    await page.waitForURL('**/home', { waitUntil: 'commit' })
    const isRestored = await page.evaluate('window.isTheSame === true')
    // The headless shell that comes with npm restores no pages; CI has a whole browser.
    if (!isRestored && !process.env.CI) return
    expect(isRestored).toBe(true)
    expect((await views(2)).map(([path, title]) => [path, title])).toEqual([
      ['/home', 'Shop'],
      ['/home', 'Shop'],
    ])
    await page.context().close()
  })

  pageTest('a click makes the view due at once, and leaving does', async () => {
    const { page } = await openApp(hasNavigation)
    const start = performance.now()
    await page.click('h1')
    await used.site.hitsWhen(1)
    await page.evaluate(`history.pushState(null, '', '/teas')`)
    await page.goto(`${used.site.url}/other`)
    expect(await views(2)).toEqual([
      ['/home', 'Shop', ''],
      ['/teas', 'Shop', '/home'],
    ])
    expect(performance.now() - start).toBeLessThan(15_000)
    await page.context().close()
  })
})

pageTest('navigations that the app intercepts by the Navigation API are one view each', async () => {
  const { page, errors } = await openApp(true)
  await used.site.hitsWhen(1)
  await page.evaluate(`navigation.addEventListener('navigate', (event) => {
    event.intercept({ handler: async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      document.title = new URL(event.destination.url).pathname.slice(1)
    } })
  })`)
  await page.evaluate(`navigation.navigate('/teas').finished`)
  await used.site.hitsWhen(2)
  await page.evaluate(
    `navigation.navigate('/old').committed.then(() => navigation.navigate('/mugs', { history: 'replace' }))`,
  )
  await used.site.hitsWhen(3)
  await page.evaluate('navigation.back().finished')
  expect(await views(4)).toEqual([
    ['/home', 'Shop', ''],
    ['/teas', 'teas', '/home'],
    ['/mugs', 'mugs', '/teas'],
    ['/teas', 'teas', '/mugs'],
  ])
  expect(errors).toEqual([])
  await page.context().close()
})

pageTest(
  'a navigation that the app refuses, a download and a link to a place on the page are no views',
  async () => {
    const { page } = await openApp(true)
    await used.site.hitsWhen(1)
    await page.evaluate(() => {
      const link = (text: string, attributes: Record<string, string>) => {
        const element = document.createElement('a')
        element.append(text)
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
        document.body.append(element, ' ')
      }
      link('download', { href: '/file', download: '' })
      link('place', { href: '#place' })
      link('refused', { href: '/refused' })
      const { navigation } = window as unknown as { navigation: EventTarget }
      navigation.addEventListener('navigate', (event) => {
        if (!(event as Event & { destination: { url: string } }).destination.url.endsWith('/refused')) return
        event.preventDefault()
        Object.assign(window, { isRefused: true })
      })
    })
    for (const name of ['download', 'place', 'refused']) await page.click(`text=${name}`)
    await page.waitForFunction('window.isRefused')
    expect(await views(1)).toEqual([['/home', 'Shop', '']])
    await page.context().close()
  },
)

pageTest('an SVG document and a frame without an address of its own are one view each', async () => {
  const { page, errors } = await openPage(visitor.browser, used.site.url)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Drawing</title></svg>'
  await page.route('**/drawing.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg }))
  await page.goto(`${used.site.url}/drawing.svg`)
  const code = await readFile(AUTO_PAGE, 'utf8')
  const startFake = `
    window.calls = []
    window.analytics = { page: () => calls.push(location.href + ' ' + document.title) }
    segmentAutoPage({ titleWait: 20 })`
  await page.evaluate(code)
  await page.evaluate(startFake)
  await page.waitForTimeout(300)
  expect(await page.evaluate('calls')).toEqual([`${used.site.url}/drawing.svg Drawing`])

  await page.goto(used.site.url)
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.srcdoc = '<title>Inside</title>'
    document.body.append(frame)
  })
  await page.waitForTimeout(300)
  const frame = page.frame({ url: 'about:srcdoc' })
  await frame?.evaluate(code)
  await frame?.evaluate(startFake)
  await page.waitForTimeout(300)
  expect(await frame?.evaluate('calls')).toEqual(['about:srcdoc Inside'])
  expect(errors).toEqual([])
  await page.context().close()
})

pageTest('in a sandboxed frame, whose Navigation API tells nothing, each page is one view', async () => {
  const { page } = await openPage(visitor.browser, used.site.url)
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.sandbox.add('allow-scripts')
    frame.src = '/framed'
    document.body.append(frame)
  })
  await page.waitForTimeout(500)
  const frame = page.frame({ url: /framed/ })
  if (!frame) throw new Error('there is no frame')
  await frame.addScriptTag({ path: AUTO_PAGE })
  const calls = await frame.evaluate(async () => {
    const paths: string[] = []
    Object.assign(window, { analytics: { page: () => paths.push(location.pathname) } })
    window.segmentAutoPage?.({ titleWait: 50 })
    await new Promise((resolve) => setTimeout(resolve, 100))
    history.pushState(null, '', '/teas')
    await new Promise((resolve) => setTimeout(resolve, 100))
    return paths
  })
  expect(calls).toEqual(['/framed', '/teas'])
  await page.context().close()
})
