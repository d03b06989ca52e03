import { openPage } from '../support/browser'
import { startInPage } from '../support/start-in-page'
import { EVENTS, trackWithPlugin } from './support/five-events'
import { matomoRuns } from './support/matomo-runs'
import { useScenario } from './support/scenario'
import { pushRaw, startSnippet } from './support/start-snippet'

const scenario = useScenario('own snippet')

type Start = 'before the plugin' | 'after the plugin' | 'and running before the plugin'

interface Options {
  /** When the page's own Matomo is started; `running` means that its matomo.js is loaded as well. */
  start: Start
  ownSite: number
  trackers?: { serverUrl: string; siteId: number }[]
}

/** Runs the page's own Matomo and the plugin on one page: the first tracks a page view, the second five events. */
async function runBoth({ start, ownSite, trackers = [] }: Options) {
  const { site, siteId, browser } = scenario
  const { page, errors, warnings } = await openPage(browser, site.url)
  const release = site.holdScript()
  const startOwn = async () => {
    await startSnippet(page, ownSite)
    await pushRaw(page, ['trackPageView'])
  }
  if (start !== 'after the plugin') await startOwn()
  if (start === 'and running before the plugin') {
    release()
    await matomoRuns(page)
  }
  await startInPage(page, { siteId, trackers })
  await trackWithPlugin(page)
  if (start === 'after the plugin') await startOwn()
  release()
  await site.hitsWhen(1 + EVENTS.length * (1 + trackers.length))
  // A hit that comes twice would come now.
  await page.waitForTimeout(1_000)
  await page.context().close()
  const hits = site.hits.map(({ e_a, idsite }) => `${e_a ?? 'page view'} of site ${idsite}`).sort()
  return { errors, warnings, hits }
}

/** The hits as `runBoth` shows them: the page view of one site, and the events of others. */
const hitsOf = (ownSite: number, ...sites: number[]) =>
  [
    `page view of site ${ownSite}`,
    ...sites.flatMap((site) => EVENTS.map((event) => `${event} of site ${site}`)),
  ].sort()

test.each<Start>(['before the plugin', 'after the plugin', 'and running before the plugin'])(
  'the page’s own Matomo for the same site, started %s: the plugin uses that Matomo, and warns',
  async (start) => {
    const { siteId } = scenario
    const { hits, errors, warnings } = await runBoth({ start, ownSite: siteId })
    expect(hits).toEqual(hitsOf(siteId, siteId))
    expect(warnings).toEqual([expect.stringContaining('Remove its snippet, or page views count twice.')])
    expect(errors).toEqual([])
    if (start !== 'after the plugin') expect(scenario.site.scriptRequests).toBe(1)
  },
)

test.each<Start>(['before the plugin', 'after the plugin', 'and running before the plugin'])(
  'the page’s own Matomo for another site, started %s: each of the two has its own hits, and the plugin warns',
  async (start) => {
    const { siteId, api } = scenario
    const other = await api.addSite('the page’s own')
    const { hits, errors, warnings } = await runBoth({ start, ownSite: other })
    expect(hits).toEqual(hitsOf(other, siteId))
    expect(warnings).toEqual([expect.stringContaining('That Matomo stays as it is')])
    expect(errors).toEqual([])
  },
)

test.each<Start>(['before the plugin', 'and running before the plugin'])(
  'the page’s own Matomo for another site, started %s: a further tracker has the plugin’s hits, and no other',
  async (start) => {
    const { siteId, api, site } = scenario
    const [other, second] = [await api.addSite('the page’s own'), await api.addSite('the second')]
    const { hits } = await runBoth({
      start,
      ownSite: other,
      trackers: [{ serverUrl: `${site.url}/matomo`, siteId: second }],
    })
    expect(hits).toEqual(hitsOf(other, siteId, second))
  },
)

test('the page’s own Matomo starts with undefined in its _paq, which matomo.js allows', async () => {
  const { site, siteId } = scenario
  const { page, errors } = await openPage(scenario.browser, site.url)
  await page.evaluate(() => {
    window._paq = [undefined] as never
  })
  await startSnippet(page, siteId, [['trackPageView']])
  await startInPage(page, { siteId })
  await page.evaluate(() => window.analytics.track('Played'))
  await site.hitsWhen(2)
  expect(errors).toEqual([])
  await page.context().close()
})
