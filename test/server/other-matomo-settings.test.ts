import type { MatomoCommand, MatomoSettings } from '../../src'
import { CATEGORIES, decide } from './support/consent'
import { kindsOf, OURS, THEIRS, useOtherMatomo, type OtherMatomo } from './support/other-matomo'
import {
  addTrackerNow,
  byPaq,
  byTracker,
  loadTagManager,
  pasteSnippet,
  pushSiteAlone,
  waitAsTagManager,
} from './support/page-code'

const other = useOtherMatomo('other Matomo and settings')

/** A further tracker of the plugin, for the same site id on another server. */
const furtherTracker = () => ({
  siteId: other.scenario.siteId,
  serverUrl: other.addressOf('another server').trackerUrl.replace('/matomo.php', ''),
})
const addFurtherTracker = (): MatomoCommand => [
  'addTracker',
  other.addressOf('another server').trackerUrl,
  other.scenario.siteId,
]

/** One of each kind: the plugin's trackers are made, or have to leave `_paq`. */
const CASES: readonly [string, OtherMatomo][] = [
  ['the usual snippet, running before the plugin', byPaq({ beforehand: pasteSnippet })],
  ['the usual snippet, before the plugin in the same start', byPaq({ waitingBefore: pasteSnippet })],
  ['the usual snippet, when the plugin’s Matomo runs', byPaq({ running: pasteSnippet })],
  ['Tag Manager, running before the plugin', byTracker({ beforehand: loadTagManager })],
  ['Tag Manager, in the same start', byTracker({ waitingBefore: loadTagManager })],
  ['Matomo.addTracker, when the plugin’s Matomo runs', byTracker({ running: addTrackerNow })],
  ['setSiteId alone, when the plugin’s Matomo runs', byPaq({ running: pushSiteAlone })],
]

describe('further trackers of the plugin', () => {
  test.each(CASES)(
    '%s: the further tracker has the plugin’s hits, and none of the page’s',
    async (_, pageCode) => {
      const { ours, theirs, errors } = await other.run(pageCode, {
        relation: 'another site',
        settings: { trackers: [furtherTracker()] },
        count: 16,
      })
      expect({ ours, theirs, further: other.hits('another server') }).toEqual({
        ours: OURS,
        theirs: THEIRS,
        further: OURS,
      })
      expect(errors).toEqual([])
    },
  )

  test.each(CASES.filter(([, { running }]) => !running))(
    'the same site, %s: the further tracker has the plugin’s hits, and none of the page’s',
    async (_, pageCode) => {
      const { ours } = await other.run(pageCode, {
        relation: 'the same site',
        settings: { trackers: [furtherTracker()] },
        count: 16,
      })
      expect(kindsOf(ours)).toEqual(kindsOf([...OURS, ...THEIRS]))
      expect(kindsOf(other.hits('another server'))).toEqual(kindsOf(OURS))
    },
  )

  test('the usual snippet for the same site, when the plugin’s Matomo runs: it uses all trackers of that Matomo', async () => {
    const { ours } = await other.run(byPaq({ running: pasteSnippet }), {
      relation: 'the same site',
      settings: { trackers: [furtherTracker()] },
      count: 20,
    })
    expect(kindsOf(ours)).toEqual(kindsOf([...OURS, ...THEIRS]))
    expect(kindsOf(other.hits('another server'))).toEqual(kindsOf([...OURS, ...THEIRS]))
  })

  test('a tracker that the user’s own commands add has the plugin’s hits, and none of the page’s', async () => {
    const { ours, theirs } = await other.run(byTracker({ waitingBefore: waitAsTagManager }), {
      relation: 'another site',
      settings: { commands: [addFurtherTracker()] },
      count: 16,
    })
    expect({ ours, theirs, further: other.hits('another server') }).toEqual({
      ours: OURS,
      theirs: THEIRS,
      further: OURS,
    })
  })
})

describe('consent to tracking', () => {
  const settings = { consent: { require: 'tracking', categories: CATEGORIES } } as const

  test.each(CASES.filter(([, { running }]) => !running))(
    '%s: the page’s hits are sent, and the plugin’s only after consent',
    async (_, pageCode) => {
      const seen: string[] = []
      const { ours, theirs, errors } = await other.run(pageCode, {
        relation: 'another site',
        settings,
        beforeEnd: async (page) => {
          await page.waitForTimeout(1_500)
          seen.push(...other.hits('the plugin'))
          await decide(page, 'agree')
        },
      })
      expect(seen).toEqual([])
      expect({ ours: kindsOf(ours), theirs }).toEqual({ ours: kindsOf(OURS), theirs: THEIRS })
      expect(errors).toEqual([])
    },
  )

  test.each<[string, () => Partial<MatomoSettings>]>([
    ['of the settings', () => ({ trackers: [furtherTracker()] })],
    ['of the user’s own commands', () => ({ commands: [addFurtherTracker()] })],
  ])('further trackers %s wait for consent as the first one does', async (_, further) => {
    const seen: string[] = []
    await other.run(byTracker({ waitingBefore: loadTagManager }), {
      relation: 'another site',
      settings: { ...settings, ...further() },
      count: 16,
      beforeEnd: async (page) => {
        await page.waitForTimeout(1_500)
        seen.push(...other.hits('the plugin'), ...other.hits('another server'))
        await decide(page, 'agree')
      },
    })
    expect(seen).toEqual([])
    expect(kindsOf(other.hits('another server'))).toEqual(kindsOf(OURS))
  })
})

describe('consent to cookies', () => {
  test.each(CASES)(
    '%s: the page’s Matomo has its cookies, the plugin’s only after consent',
    async (_, pageCode) => {
      const { siteId, api, site } = other.scenario
      const furtherSite = await api.addSite('a further tracker')
      const cookies: number[][] = []
      const { theirs, errors } = await other.run(pageCode, {
        relation: 'another site',
        settings: {
          consent: { require: 'cookies', categories: CATEGORIES },
          trackers: [{ serverUrl: `${site.url}/matomo`, siteId: furtherSite }],
        },
        // A hit of the further tracker for each of the plugin’s, and what matomo.js sends at consent.
        count: 18,
        beforeEnd: async (page) => {
          const sites = async () =>
            (await page.context().cookies())
              .filter(({ name }) => name.startsWith('_pk_id'))
              .map(({ name }) => Number(name.split('.')[1]))
              .sort((a, b) => a - b)
          await page.waitForTimeout(1_500)
          cookies.push(await sites())
          await decide(page, 'agree')
          await page.evaluate(() => window.analytics.track('Agreed'))
          await page.waitForTimeout(500)
          cookies.push(await sites())
        },
      })
      const their = other.addressOf('another site').siteId
      expect(cookies).toEqual([[their], [siteId, their, furtherSite].sort((a, b) => a - b)])
      expect(theirs).toEqual(THEIRS)
      expect(errors).toEqual([])
    },
  )
})
