import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { max as snippet } from '@segment/snippet'
import type { Page } from 'playwright-core'
import { openPage } from '../support/browser'
import { useSite } from '../support/use-site'

// Segment's snippet and analytics.js as its CDN serves it, out of the npm package: nothing leaves the machine.
const used = useSite()

const NODE_MODULES = join(__dirname, '../../node_modules')

/** Opens a page of this HTML, with a CDN that has this analytics.js, and whose settings for the source are these. */
async function openWith(
  packageName: string,
  html: string,
  settings: object = {},
): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(used.browser, used.site.url)
  const { page } = opened
  await page.route('https://cdn.segment.com/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    const [, bundleName] = /^\/analytics-next\/bundles\/([\w.-]+)$/.exec(pathname) ?? []
    const headers = { 'access-control-allow-origin': '*' }
    if (pathname.endsWith('/settings')) {
      const integrations = { 'Segment.io': { apiKey: 'KEY' } }
      await route.fulfill({ headers, json: { integrations, ...settings } })
    } else if (bundleName || pathname.endsWith('/analytics.min.js')) {
      const body = await readFile(join(NODE_MODULES, packageName, 'dist/umd', bundleName ?? 'standalone.js'))
      await route.fulfill({ headers, contentType: 'text/javascript', body })
    } else {
      await route.abort()
    }
  })
  await page.route('https://api.segment.io/**', (route) => route.fulfill({ status: 200, body: '{}' }))
  await page.route(`${used.site.url}/page`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  )
  await page.goto(`${used.site.url}/page`)
  return opened
}

const html = (...scripts: string[]) =>
  `<!doctype html><title>Shop</title><link rel="icon" href="data:,">${scripts.join('\n')}`
const script = (code: string) => `<script>${code}</script>`
const file = '<script src="/destination.js"></script>'
const register = `analytics.register(matomoDestination({ siteId: 1, serverUrl: location.origin + '/matomo' }))`
/** In no order: requests that are sent at once may overtake each other on the way. */
const seen = async (count: number) =>
  new Set((await used.site.hitsWhen(count)).map(({ action_name, e_a }) => e_a ?? action_name))

describe.each(['@segment/analytics-next', 'analytics-next-oldest'])('%s', (name) => {
  test('with Segment’s snippet, registered before it has loaded', async () => {
    const text = snippet({ apiKey: 'KEY', page: true })
    const { errors } = await openWith(
      name,
      html(script(text), file, script(`${register}; analytics.track('Played')`)),
    )
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    expect(errors).toEqual([])
  })

  test('with Segment’s snippet, registered after it has loaded', async () => {
    const text = snippet({ apiKey: 'KEY', page: false })
    const { page, errors } = await openWith(name, html(script(text), file))
    await page.waitForFunction(() => (window.analytics as { initialized?: boolean }).initialized)
    await page.evaluate(`${register}.then(() => analytics.page()).then(() => analytics.track('Played'))`)
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    expect(errors).toEqual([])
  })

  test('as a remote plugin that the settings of a CDN of one’s own name', async () => {
    const text = snippet({ apiKey: 'KEY', page: true })
    const { errors } = await openWith(name, html(script(text), script(`analytics.track('Played')`)), {
      remotePlugins: [
        {
          ...{ name: 'Piwik', creationName: 'Piwik', libraryName: 'matomoDestination' },
          url: `${used.site.url}/destination.js`,
          settings: { siteId: 1, serverUrl: `${used.site.url}/matomo` },
        },
      ],
    })
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    expect(errors).toEqual([])
  })

  test('the source’s own Piwik destination handed over with the global file', async () => {
    const text = snippet({ apiKey: 'KEY', page: true, load: { integrations: {} } }).replace(
      '"integrations":{}',
      '"updateCDNSettings":matomoDestination.adoptPiwik',
    )
    const { page, errors } = await openWith(
      name,
      html(file, script(text), script(`analytics.track('Played')`)),
      {
        integrations: {
          'Segment.io': { apiKey: 'KEY' },
          Piwik: { siteId: '1', url: `${used.site.url}/matomo`, type: 'browser', bundlingStatus: 'bundled' },
        },
      },
    )
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    const classic = '/integrations/piwik/'
    expect(await page.locator(`script[src*="${classic}"]`).count()).toBe(0)
    expect(errors).toEqual([])
  })
})

test('the file has a source map', async () => {
  const text = await readFile(join(__dirname, '../../dist/matomo-destination.global.js'), 'utf8')
  const [, name = ''] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text) ?? []
  const map = JSON.parse(await readFile(join(__dirname, '../../dist', name), 'utf8')) as { sources: string[] }
  expect(map.sources).toContain('../src/plugin.ts')
})
