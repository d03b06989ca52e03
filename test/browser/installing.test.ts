import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestPage } from '../support/engines/test-page'
import { segmentSnippet } from '../support/segment-snippet'
import type { Served } from '../support/test-site'
import { useSite } from '../support/use-site'

// Segment's snippet and analytics.js as its CDN serves it, out of the npm package: nothing leaves the machine.
const used = useSite()

const NODE_MODULES = join(__dirname, '../../node_modules')

/** Opens a page of this HTML, with a CDN that has this analytics.js, and whose settings for the source are these. */
async function openWith(packageName: string, html: string, settings: object = {}): Promise<TestPage> {
  const segment = { apiKey: 'KEY', protocol: 'http', apiHost: `${new URL(used.site.url).host}/segment` }
  const { integrations, ...others } = settings as { integrations?: object }
  const sourceSettings = { integrations: { 'Segment.io': segment, ...integrations }, ...others }
  used.site.alsoServe = async (pathname): Promise<Served | undefined> => {
    if (pathname === '/page') return { type: 'text/html', body: html }
    if (pathname.startsWith('/segment/')) return { type: 'application/json', body: '{}' }
    if (pathname.endsWith('/settings')) {
      return { type: 'application/json', body: JSON.stringify(sourceSettings) }
    }
    const bundleName = pathname.startsWith('/cdn/') ? bundleOf(pathname) : undefined
    if (bundleName === undefined) return undefined
    const body = await readFile(join(NODE_MODULES, packageName, 'dist/umd', bundleName))
    return { type: 'text/javascript', body }
  }
  return used.open('/page')
}

/** The file of analytics.js's package that its CDN serves at this path. */
function bundleOf(pathname: string): string | undefined {
  if (pathname.endsWith('/analytics.min.js')) return 'standalone.js'
  const [, name] = /^\/cdn\/analytics-next\/bundles\/([\w.-]+)$/.exec(pathname) ?? []
  return name
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
    const text = segmentSnippet({ apiKey: 'KEY', page: true })
    const page = await openWith(
      name,
      html(script(text), file, script(`${register}; analytics.track('Played')`)),
    )
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    expect((await page.complaints()).errors).toEqual([])
  })

  test('with Segment’s snippet, registered after it has loaded', async () => {
    const text = segmentSnippet({ apiKey: 'KEY', page: false })
    const page = await openWith(name, html(script(text), file))
    await page.waitFor(() => Boolean((window.analytics as { initialized?: boolean }).initialized))
    await page.evaluate(async () => {
      const { analytics, matomoDestination } = window
      if (!matomoDestination) throw new Error('the built file did not put its factory on the page')
      await analytics.register(matomoDestination({ siteId: 1, serverUrl: `${location.origin}/matomo` }))
      await analytics.page()
      await analytics.track('Played')
    })
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    expect((await page.complaints()).errors).toEqual([])
  })

  test('as a remote plugin that the settings of a CDN of one’s own name', async () => {
    const text = segmentSnippet({ apiKey: 'KEY', page: true })
    const page = await openWith(name, html(script(text), script(`analytics.track('Played')`)), {
      remotePlugins: [
        {
          ...{ name: 'Piwik', creationName: 'Piwik', libraryName: 'matomoDestination' },
          url: `${used.site.url}/destination.js`,
          settings: { siteId: 1, serverUrl: `${used.site.url}/matomo` },
        },
      ],
    })
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    expect((await page.complaints()).errors).toEqual([])
  })

  test('the source’s own Piwik destination handed over with the global file', async () => {
    const text = segmentSnippet({ apiKey: 'KEY', page: true, load: { integrations: {} } }).replace(
      '"integrations":{}',
      '"updateCDNSettings":matomoDestination.adoptPiwik',
    )
    const page = await openWith(name, html(file, script(text), script(`analytics.track('Played')`)), {
      integrations: {
        Piwik: { siteId: '1', url: `${used.site.url}/matomo`, type: 'browser', bundlingStatus: 'bundled' },
      },
    })
    expect(await seen(2)).toEqual(new Set(['Shop', 'Played']))
    const classic = () => document.querySelectorAll('script[src*="/integrations/piwik/"]').length
    expect(await page.evaluate(classic)).toBe(0)
    expect((await page.complaints()).errors).toEqual([])
  })
})

test('the browser file has a source map', async () => {
  const text = await readFile(join(__dirname, '../../dist/matomo-destination.global.js'), 'utf8')
  const [, name = ''] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text) ?? []
  const map = JSON.parse(await readFile(join(__dirname, '../../dist', name), 'utf8')) as { sources: string[] }
  expect(map.sources).toContain('../src/destination/plugin.ts')
})
