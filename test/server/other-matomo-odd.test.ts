import { kindsOf, OURS, THEIRS, useOtherMatomo, type Address, type OtherMatomo } from './support/other-matomo'
import {
  addTrackerNow,
  byPaq,
  byTracker,
  loadTagManager,
  pasteSnippet,
  pushSite,
  trackByPaq,
  waitAsTagManager,
  type PageTracker,
  type PageWindow,
} from './support/page-code'

const other = useOtherMatomo('other Matomo, odd pages')

/** A page without a Matomo of its own, whose code uses the plugin's. */
const usesOurs: OtherMatomo = { trackLater: trackByPaq }
const LATER = ['Theirs last', 'Theirs second']

describe('a method that matomo.js does not know, pushed by the page', () => {
  function pushUnknown() {
    const own = window as unknown as PageWindow
    own._paq ??= []
    own._paq.push(['noSuchMethod', 1])
  }
  function pushUnknownAndPasteSnippet({ siteId, trackerUrl, scriptUrl }: Address) {
    const own = window as unknown as PageWindow
    own._paq ??= []
    const { _paq } = own
    _paq.push(['noSuchMethod', 1])
    _paq.push([
      () => {
        throw new Error('of the page')
      },
    ])
    _paq.push(['trackPageView'], ['setTrackerUrl', trackerUrl], ['setSiteId', siteId])
    own.addScript(scriptUrl)
    _paq.push(['trackEvent', 'All', 'Theirs first'])
  }

  test.each<[string, OtherMatomo]>([
    ['before the plugin', { ...usesOurs, waitingBefore: pushUnknown }],
    ['after the plugin', { ...usesOurs, waitingAfter: pushUnknown }],
    ['when matomo.js runs', { ...usesOurs, running: pushUnknown }],
  ])('%s: every other call is recorded', async (_, pageCode) => {
    const { ours, errors } = await other.run(pageCode, { relation: 'the same site', count: 8 })
    expect(kindsOf(ours)).toEqual([...kindsOf(OURS), ...LATER].sort())
    expect(errors.join()).toContain('noSuchMethod')
  })

  test.each<[string, OtherMatomo]>([
    ['before the plugin', byPaq({ waitingBefore: pushUnknownAndPasteSnippet })],
    ['after the plugin', byPaq({ waitingAfter: pushUnknownAndPasteSnippet })],
    ['when matomo.js runs', byPaq({ running: pushUnknownAndPasteSnippet })],
  ])('%s, with a snippet for another site: each of the two keeps its hits', async (_, pageCode) => {
    const { ours, theirs, errors } = await other.run(pageCode, { relation: 'another site' })
    expect({ ours, theirs }).toEqual({ ours: OURS, theirs: THEIRS })
    expect(errors.join()).toContain('noSuchMethod')
    expect(errors.join()).toContain('of the page')
  })
})

test('consent that the page gives before matomo.js has loaded counts, where the user’s own commands require consent', async () => {
  const pageCode: OtherMatomo = {
    ...usesOurs,
    waitingBefore: () => {
      const own = window as unknown as PageWindow
      own._paq ??= []
      own._paq.push(['setConsentGiven'])
    },
  }
  const { ours } = await other.run(pageCode, {
    relation: 'the same site',
    settings: { commands: [['requireConsent']] },
    count: 8,
  })
  expect(kindsOf(ours)).toEqual([...kindsOf(OURS), ...LATER].sort())
})

describe('a function that the page pushes', () => {
  function askForSite() {
    const own = window as unknown as PageWindow & { seen?: unknown[] }
    own._paq ??= []
    own._paq.push([
      function (this: PageTracker) {
        own.seen = [...(own.seen ?? []), this.getSiteId()]
      },
    ])
  }

  test.each<[string, 'the plugin' | 'the page', OtherMatomo]>([
    ['before the plugin', 'the plugin', { ...usesOurs, waitingBefore: askForSite }],
    ['after the plugin', 'the plugin', { ...usesOurs, waitingAfter: askForSite }],
    ['when matomo.js runs', 'the plugin', { ...usesOurs, running: askForSite }],
    ['beside Tag Manager', 'the page', byTracker({ waitingBefore: waitAsTagManager, running: askForSite })],
    ['beside a snippet', 'the page', byPaq({ waitingBefore: pasteSnippet, running: askForSite })],
  ])('%s: the function is called once, with the tracker of %s', async (_, whose, pageCode) => {
    let seen: unknown
    await other.run(pageCode, {
      relation: 'another site',
      count: whose === 'the plugin' ? 8 : 10,
      beforeEnd: async (page) => {
        seen = await page.evaluate(() => (window as unknown as { seen: unknown }).seen)
      },
    })
    expect(seen).toEqual([
      whose === 'the plugin' ? other.scenario.siteId : other.addressOf('another site').siteId,
    ])
  })
})

test('a page that keeps the first _paq in a variable of its own goes on reaching the right tracker', async () => {
  const pageCode: OtherMatomo = {
    running: ({ siteId, trackerUrl }) => {
      const own = window as unknown as PageWindow & { kept: PageWindow['_paq'] }
      own.kept = own._paq
      own.kept?.push(['trackPageView'], ['setTrackerUrl', trackerUrl], ['setSiteId', siteId])
      own.kept?.push(['trackEvent', 'All', 'Theirs first'])
    },
    trackLater: (name) => {
      ;(window as unknown as { kept: PageWindow['_paq'] }).kept?.push(['trackEvent', 'All', name])
    },
  }
  const { ours, theirs, errors } = await other.run(pageCode, { relation: 'another site' })
  expect({ ours, theirs }).toEqual({ ours: OURS, theirs: THEIRS })
  expect(errors).toEqual([])
})

describe('a tracker of the plugin that the page points to another site', () => {
  function pointByFunction({ siteId }: Address) {
    const own = window as unknown as PageWindow
    own._paq?.push([
      function (this: PageTracker) {
        this.setSiteId(siteId)
      },
    ])
  }

  test('by a function in _paq: the plugin goes on with a tracker of its own, with user, dimensions and URL', async () => {
    const { ours, theirs } = await other.run(
      { ...usesOurs, running: pointByFunction },
      { relation: 'another site', count: 8 },
    )
    expect(ours).toEqual(OURS)
    expect(theirs).toEqual([
      'Theirs last: no user, no dimensions, at /ours',
      'Theirs second: no user, no dimensions, at /ours',
    ])
  })

  test('of a Matomo that the plugin has used: the plugin goes on with a tracker of its own', async () => {
    const { ours } = await other.run(byPaq({ beforehand: pushSiteAndLoad, running: moveToOtherSite }), {
      relation: 'the same site',
    })
    expect(ours).toEqual([...OURS, ...THEIRS.filter((hit) => /Shop|first/.test(hit))].sort())
    expect(other.hits('another site')).toEqual([
      'Theirs last: no user, no dimensions, at /ours',
      'Theirs second: no user, no dimensions, at /ours',
    ])
  })

  function pushSiteAndLoad({ siteId, trackerUrl, scriptUrl }: Address) {
    const own = window as unknown as PageWindow
    own._paq ??= []
    own._paq.push(['setTrackerUrl', trackerUrl], ['setSiteId', siteId], ['trackPageView'])
    own._paq.push(['trackEvent', 'All', 'Theirs first'])
    own.addScript(scriptUrl)
  }
  function moveToOtherSite({ otherSiteId }: Address) {
    ;(window as unknown as PageWindow)._paq?.push(['setSiteId', otherSiteId])
  }
})

test('hits that the page pushes in an earlier task than its site go to the plugin’s site: nobody can know better', async () => {
  const pageCode = byPaq({
    running: ({ siteId, trackerUrl }: Address) => {
      const { _paq } = window as unknown as PageWindow
      _paq?.push(['trackPageView'])
      setTimeout(() => {
        _paq?.push(
          ['setTrackerUrl', trackerUrl],
          ['setSiteId', siteId],
          ['trackEvent', 'All', 'Theirs first'],
        )
      })
    },
  })
  const { ours, theirs } = await other.run(pageCode, { relation: 'another site' })
  expect(ours).toEqual([...OURS, 'Page view Our page: ann, gold, at /ours'].sort())
  expect(theirs).toEqual(THEIRS.filter((hit) => !hit.startsWith('Page view')))
})

test('a page that replaces the list of functions for the start, and is left: the plugin’s hits are recorded once', async () => {
  const pageCode: OtherMatomo = {
    ...usesOurs,
    waitingAfter: () => {
      ;(window as unknown as PageWindow).matomoPluginAsyncInit = []
    },
  }
  const { ours, warnings } = await other.run(pageCode, {
    relation: 'the same site',
    count: 8,
    beforeEnd: async (page) => {
      await other.untilHits(page, 8)
      await page.goto('about:blank')
    },
  })
  expect(kindsOf(ours)).toEqual([...kindsOf(OURS), ...LATER].sort())
  expect(warnings).toEqual([])
})

describe('a plugin that is deregistered and registered again', () => {
  const CASES: readonly [string, OtherMatomo][] = [
    ['the usual snippet, running before the plugin', byPaq({ beforehand: pasteSnippet })],
    ['the usual snippet, in the same start', byPaq({ waitingAfter: pasteSnippet })],
    ['the usual snippet, when the plugin’s Matomo runs', byPaq({ running: pasteSnippet })],
    ['Tag Manager, in the same start', byTracker({ waitingBefore: waitAsTagManager })],
    ['Tag Manager, running before the plugin', byTracker({ beforehand: loadTagManager })],
    ['Matomo.addTracker, when the plugin’s Matomo runs', byTracker({ running: addTrackerNow })],
    ['setTrackerUrl and setSiteId, when the plugin’s Matomo runs', byPaq({ running: pushSite })],
  ]

  test.each(CASES)('when matomo.js runs, beside %s: each of the two keeps its hits', async (_, pageCode) => {
    const { ours, theirs, errors } = await other.run(pageCode, {
      relation: 'another site',
      registerAgain: 'when matomo.js runs',
    })
    // A plugin that starts anew does not know that a page view has named a URL.
    expect({ ours: kindsOf(ours), theirs }).toEqual({ ours: kindsOf(OURS), theirs: THEIRS })
    expect(errors).toEqual([])
  })

  test.each(CASES.slice(1))(
    'before matomo.js has loaded, beside %s: each of the two keeps its hits',
    async (_, pageCode) => {
      const { ours, theirs, errors } = await other.run(pageCode, {
        relation: 'another site',
        registerAgain: 'before matomo.js has loaded',
      })
      expect({ ours: kindsOf(ours), theirs }).toEqual({ ours: kindsOf(OURS), theirs: THEIRS })
      expect(errors).toEqual([])
    },
  )
})

describe('a page that puts another array in the place of _paq', () => {
  function pasteSnippetOfOneLine({ siteId, trackerUrl, scriptUrl }: Address) {
    const own = window as unknown as PageWindow
    own._paq = [['trackPageView'], ['setTrackerUrl', trackerUrl], ['setSiteId', siteId]]
    own.addScript(scriptUrl)
    own._paq.push(['trackEvent', 'All', 'Theirs first'])
  }
  function empty() {
    ;(window as unknown as PageWindow)._paq = []
  }

  test('with a snippet for another site: each of the two keeps its hits', async () => {
    const { ours, theirs, errors } = await other.run(byPaq({ waitingAfter: pasteSnippetOfOneLine }), {
      relation: 'another site',
    })
    expect({ ours, theirs }).toEqual({ ours: OURS, theirs: THEIRS })
    expect(errors).toEqual([])
  })

  test('with nothing in it: the calls before it are recorded', async () => {
    const pageCode: OtherMatomo = { ...usesOurs, waitingAfter: empty }
    const { ours } = await other.run(pageCode, { relation: 'the same site', count: 8 })
    expect(kindsOf(ours)).toEqual([...kindsOf(OURS), ...LATER].sort())
  })
})

const throwAtStart: Readonly<Record<string, () => void>> = {
  matomoAsyncInit: () => {
    ;(window as unknown as PageWindow).matomoAsyncInit = () => {
      throw new Error('of the page')
    }
  },
  piwikAsyncInit: () => {
    ;(window as unknown as PageWindow).piwikAsyncInit = () => {
      throw new Error('of the page')
    }
  },
  matomoPluginAsyncInit: () => {
    const fail = () => {
      throw new Error('of the page')
    }
    ;(window as unknown as PageWindow).matomoPluginAsyncInit = [fail]
  },
}

test.each(Object.entries(throwAtStart))(
  'a function of the page in %s throws when matomo.js starts: every call is recorded',
  async (_, waitingBefore) => {
    const pageCode: OtherMatomo = { ...usesOurs, waitingBefore }
    const { ours, errors } = await other.run(pageCode, { relation: 'the same site', count: 8 })
    expect(kindsOf(ours)).toEqual([...kindsOf(OURS), ...LATER].sort())
    expect(errors.join()).toContain('of the page')
  },
)
