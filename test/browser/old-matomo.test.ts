import { readFile } from 'node:fs/promises'
import { findOldMatomoScripts } from '../../scripts/matomo/matomo-scripts'
import { startInPage } from '../support/start-in-page'
import { useSite } from '../support/use-site'

const used = useSite()

/** What the plugin knows an old matomo.js by: the name `Piwik`, and trackers without `getMatomoUrl`. */
function standIn(): void {
  const tracker = { getSiteId: () => 1 }
  Object.assign(window, {
    Piwik: { getAsyncTrackers: () => [tracker] },
    _paq: { push: () => undefined },
  })
}

const OLD_MATOMO = '[segment-matomo] old-matomo: The matomo.js on this page is older than 4.0'

/** The warnings of a page whose Matomo gives out this matomo.js. */
async function warningsWith(script: string): Promise<string[]> {
  used.site.scriptFault = () => ({ body: script })
  const page = await used.open()
  await startInPage(page)
  await page.evaluate(async () => {
    await window.analytics.ready()
    await window.analytics.page()
  })
  const { warnings } = await page.complaints()
  return warnings.filter((warning) => warning.startsWith('[segment-matomo]'))
}

test('a matomo.js older than 4.0 is warned of once: a stand-in for it', async () => {
  expect(await warningsWith(`(${standIn.toString()})()`)).toEqual([expect.stringContaining(OLD_MATOMO)])
})

const scripts = findOldMatomoScripts()
if (scripts.length === 0) {
  const reason = 'no matomo.js older than 4.0 is on this machine: see docs/compatibility.md'
  test.skip(`a matomo.js older than 4.0 is warned of once: the real one (skipped: ${reason})`, () =>
    undefined)
} else {
  test.each(scripts)('a matomo.js older than 4.0 is warned of once: the real $version', async ({ path }) => {
    expect(await warningsWith(await readFile(path, 'utf8'))).toEqual([expect.stringContaining(OLD_MATOMO)])
  })
}
