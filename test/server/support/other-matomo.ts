import type { Page } from 'playwright-core'
import { serverBackend } from '../../../demo/server/server-backend'
import type { MatomoSettings } from '../../../src'
import { openPage } from '../../support/browser'
import { startInPage } from '../../support/start-in-page'
import { startTestSite, type TestSite } from '../../support/test-site'
import { matomoRuns } from './matomo-runs'
import { preparePage } from './page-code'
import { useScenario } from './scenario'

/** How the Matomo of the page relates to the plugin's. */
export type Relation = 'the same site' | 'another site' | 'another server'

export const RELATIONS: readonly Relation[] = ['the same site', 'another site', 'another server']

/** Where the page's own Matomo sends its hits. */
export interface Address {
  readonly siteId: number
  readonly trackerUrl: string
  readonly scriptUrl: string
  /** One more site of the plugin's server, for a page that changes its mind. */
  readonly otherSiteId: number
}

/** What the page's own code does, by the moment when it does so. */
export interface OtherMatomo {
  /** Before the plugin starts; its matomo.js comes and runs. */
  readonly beforehand?: PageCode
  /** Before the plugin starts; no matomo.js is there yet. */
  readonly waitingBefore?: PageCode
  /** After the plugin's first calls; no matomo.js is there yet. */
  readonly waitingAfter?: PageCode
  /** When the plugin's matomo.js runs. */
  readonly running?: PageCode
  /** Whether the page's own code has done its first part, where that waits for a script. */
  readonly isReady?: () => boolean
  /** At the end, twice: tracks an event of this name. */
  readonly trackLater: (name: string) => void
}

/** Runs in the page. */
type PageCode = (address: Address) => void

export interface Outcome {
  /** The hits of the plugin's site, with user, dimensions, title or name, and path. */
  readonly ours: readonly string[]
  /** The hits of the other site. None where both have the same site. */
  readonly theirs: readonly string[]
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

/** What the plugin's site has in the end, where no other hits are among them. */
export const OURS = [
  'Before: no user, no dimensions, at /',
  'Page view Our page: ann, gold, at /ours',
  'One: ann, gold, plan a, at /ours',
  'Two: ann, gold, at /ours',
  'Three: ann, gold, at /ours',
  'Four: no user, no dimensions, new visit, at /ours',
].sort()

/** What the page's own site has in the end. */
export const THEIRS = [
  'Page view Shop: no user, no dimensions, at /',
  'Theirs first: no user, no dimensions, at /',
  'Theirs second: no user, no dimensions, at /',
  'Theirs last: no user, no dimensions, at /',
].sort()

/** What happened, without the user and the rest: two that share a tracker share those as well. */
export const kindsOf = (hits: readonly string[]) =>
  hits.map((hit) => hit.replace(/:.*/, '').replace(/^Page view.*/, 'Page view')).sort()

interface Options {
  readonly relation: Relation
  readonly settings?: Partial<MatomoSettings>
  /** When the plugin is deregistered and registered again. Default: never. */
  readonly registerAgain?: 'before matomo.js has loaded' | 'when matomo.js runs'
  /** Done when all calls were made, before the hits are waited for. */
  readonly beforeEnd?: (page: Page) => Promise<void>
  /** How many hits come. Default: the plugin's six and the page's four. */
  readonly count?: number
}

/** The sites of a file's tests, and a way to run the plugin beside a Matomo of the page. */
export function useOtherMatomo(name: string) {
  const scenario = useScenario(name)
  let second: TestSite
  let otherSite = 0
  beforeAll(async () => {
    second = await startTestSite(serverBackend(process.env.MATOMO_URL ?? ''))
    otherSite = await scenario.api.addSite(`${name}, the page’s own`)
  })
  beforeEach(() => {
    second.reset()
  })
  afterAll(() => second.close())

  const addressOf = (relation: Relation): Address => {
    const server = `${relation === 'another server' ? second.url : scenario.site.url}/matomo`
    return {
      siteId: relation === 'another site' ? otherSite : scenario.siteId,
      trackerUrl: `${server}/matomo.php`,
      scriptUrl: `${server}/matomo.js`,
      otherSiteId: otherSite,
    }
  }
  const hitsOf = (siteId: number) => scenario.site.hits.filter(({ idsite }) => Number(idsite) === siteId)
  const theirHits = (relation: Relation) => {
    if (relation === 'another server') return second.hits
    return relation === 'another site' ? hitsOf(otherSite) : []
  }
  const hits = (relation: Relation | 'the plugin') =>
    (relation === 'the plugin' ? hitsOf(scenario.siteId) : theirHits(relation)).map(describeHit).sort()
  const countHits = () => scenario.site.hits.length + second.hits.length

  async function untilHits(page: Page, count: number) {
    const deadline = Date.now() + 8_000
    while (countHits() < count && Date.now() < deadline) await page.waitForTimeout(50)
    // A hit that comes twice would come now.
    await page.waitForTimeout(900)
  }

  return {
    scenario,
    addressOf,
    /** The hits of a site so far. */
    hits,
    untilHits,
    /** Runs the plugin beside the other Matomo, with calls of both before, in between and after. */
    async run(other: OtherMatomo, options: Options): Promise<Outcome> {
      const { relation, registerAgain, beforeEnd, count = 10 } = options
      const address = addressOf(relation)
      const settings = {
        siteId: scenario.siteId,
        customDimensions: { 'traits.tier': 1, 'properties.plan': 2 },
        ...options.settings,
      }
      const { page, errors, warnings } = await openPage(scenario.browser, scenario.site.url)
      await preparePage(page)
      const release = await holdScripts(page)
      const untilReady = () => other.isReady && page.waitForFunction(other.isReady)
      if (other.beforehand) {
        release()
        await page.evaluate(other.beforehand, address)
        await matomoRuns(page)
        await untilReady()
      }
      if (other.waitingBefore) await page.evaluate(other.waitingBefore, address)
      await startInPage(page, settings)
      await page.evaluate(callBefore)
      if (registerAgain === 'before matomo.js has loaded') await registerAgainIn(page, settings)
      if (other.waitingAfter) await page.evaluate(other.waitingAfter, address)
      release()
      await matomoRuns(page)
      await page.evaluate(() => window.analytics.track('Two'))
      if (other.running) await page.evaluate(other.running, address)
      await untilReady()
      if (registerAgain === 'when matomo.js runs') await registerAgainIn(page, settings)
      await page.evaluate(() => window.analytics.track('Three'))
      await page.evaluate(other.trackLater, 'Theirs second')
      await page.evaluate(callAfter)
      await page.evaluate(other.trackLater, 'Theirs last')
      await beforeEnd?.(page)
      await untilHits(page, count)
      await page.context().close()
      return {
        ours: hits('the plugin'),
        theirs: hits(relation),
        errors,
        warnings,
      }
    },
  }
}

/** As JSON: the type of the settings is too much for that of `evaluate`. */
async function registerAgainIn(page: Page, settings: Partial<MatomoSettings>): Promise<void> {
  await page.evaluate(async (json) => {
    const { analytics, matomoDestination } = window
    const given = JSON.parse(json) as Partial<MatomoSettings>
    await analytics.deregister('Piwik')
    const plugin = matomoDestination?.({ siteId: 1, serverUrl: `${location.origin}/matomo`, ...given })
    if (plugin) await analytics.register(plugin)
  }, JSON.stringify(settings))
}

async function callBefore() {
  const { analytics } = window
  await analytics.track('Before')
  await analytics.identify('ann', { tier: 'gold' })
  await analytics.page({ title: 'Our page', url: `${location.origin}/ours` })
  await analytics.track('One', { plan: 'a' })
}

async function callAfter() {
  const { analytics } = window
  analytics.reset()
  await analytics.track('Four')
}

/** Keeps every matomo.js of a page back until the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/matomo.js', async (route) => {
    await released
    await route.continue()
  })
  return release
}

function describeHit(hit: Record<string, string>): string {
  const { e_a, action_name, uid, dimension1, dimension2, new_visit, url = '' } = hit
  const facts = [uid ?? 'no user', dimension1 ?? (dimension2 ? '' : 'no dimensions')]
  if (dimension2) facts.push(`plan ${dimension2}`)
  if (new_visit) facts.push('new visit')
  return `${e_a ?? `Page view ${action_name}`}: ${facts.join(', ')}, at ${new URL(url).pathname}`
}
