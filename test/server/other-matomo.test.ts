import { kindsOf, OURS, RELATIONS, THEIRS, useOtherMatomo, type OtherMatomo } from './support/other-matomo'
import {
  addTrackerByAsyncInit,
  addTrackerNow,
  byPaq,
  byTracker,
  getPiwikTrackerByAsyncInit,
  getPiwikTrackerNow,
  loadAndAddTracker,
  loadPiwik,
  loadTagManager,
  pasteSnippet,
  pushSite,
  pushSiteAlone,
  waitAsTagManager,
} from './support/page-code'

const other = useOtherMatomo('other Matomo')

type Case = [string, OtherMatomo]

/** The ways in which the plugin meets a Matomo of the page. */
const MET: readonly Case[] = [
  ['the usual snippet, running before the plugin', byPaq({ beforehand: pasteSnippet })],
  ['the usual snippet, before the plugin in the same start', byPaq({ waitingBefore: pasteSnippet })],
  ['the usual snippet, after the plugin in the same start', byPaq({ waitingAfter: pasteSnippet })],
  ['the usual snippet, when the plugin’s Matomo runs', byPaq({ running: pasteSnippet })],
  ['Tag Manager, running before the plugin', byTracker({ beforehand: loadTagManager })],
  ['Tag Manager, before the plugin in the same start', byTracker({ waitingBefore: waitAsTagManager })],
  ['Tag Manager, after the plugin in the same start', byTracker({ waitingAfter: waitAsTagManager })],
  ['Tag Manager with a matomo.js, when the plugin’s Matomo runs', byTracker({ running: loadTagManager })],
  ['Matomo.addTracker, running before the plugin', byTracker({ beforehand: loadAndAddTracker })],
  ['Matomo.addTracker by matomoAsyncInit', byTracker({ waitingBefore: addTrackerByAsyncInit })],
  ['Matomo.addTracker, when the plugin’s Matomo runs', byTracker({ running: addTrackerNow })],
  ['setTrackerUrl and setSiteId, before the plugin in the same start', byPaq({ waitingBefore: pushSite })],
  ['setTrackerUrl and setSiteId, after the plugin in the same start', byPaq({ waitingAfter: pushSite })],
  ['setTrackerUrl and setSiteId, when the plugin’s Matomo runs', byPaq({ running: pushSite })],
]

/** Without a server, the page can only mean a site of the plugin's server. */
const MET_WITHOUT_SERVER: readonly Case[] = [
  ['setSiteId alone, before the plugin in the same start', byPaq({ waitingBefore: pushSiteAlone })],
  ['setSiteId alone, after the plugin in the same start', byPaq({ waitingAfter: pushSiteAlone })],
  ['setSiteId alone, when the plugin’s Matomo runs', byPaq({ running: pushSiteAlone })],
]

/** A tracker of `Piwik.getTracker` is in no list, so nobody can find it. */
const UNSEEN: readonly Case[] = [
  ['Piwik.getTracker, running before the plugin', byTracker({ beforehand: loadPiwik })],
  ['Piwik.getTracker by piwikAsyncInit', byTracker({ waitingBefore: getPiwikTrackerByAsyncInit })],
  ['Piwik.getTracker, when the plugin’s Matomo runs', byTracker({ running: getPiwikTrackerNow })],
]

for (const relation of RELATIONS) {
  const isSameSite = relation === 'the same site'
  const met = relation === 'another server' ? MET : [...MET, ...MET_WITHOUT_SERVER]

  test.each(met)(`a Matomo of the page for ${relation}: %s`, async (_, pageCode) => {
    const { ours, theirs, errors, warnings } = await other.run(pageCode, { relation })
    if (isSameSite) expect(kindsOf(ours)).toEqual(kindsOf([...OURS, ...THEIRS]))
    else expect({ ours, theirs }).toEqual({ ours: OURS, theirs: THEIRS })
    const warning = isSameSite ? 'for the same site is on this page' : 'That Matomo stays as it is'
    expect(warnings).toEqual([expect.stringContaining(warning)])
    expect(errors).toEqual([])
  })

  test.each(UNSEEN)(`a Matomo of the page for ${relation}: %s`, async (_, pageCode) => {
    const { ours, theirs, errors } = await other.run(pageCode, { relation })
    const expected = isSameSite
      ? { ours: [...OURS, ...THEIRS].sort(), theirs: [] }
      : { ours: OURS, theirs: THEIRS }
    expect({ ours, theirs }).toEqual(expected)
    expect(errors).toEqual([])
  })
}
