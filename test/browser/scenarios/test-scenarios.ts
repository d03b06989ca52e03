import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { MatomoBackend } from '../../../demo/server/matomo-backend'
import { findMatomoScripts, missingVersions, type MatomoScript } from '../../../scripts/matomo/matomo-scripts'
import { chosenEngine, type Engine } from '../../support/engines/engine'
import { startEngine } from '../../support/engines/start-engine'
import { startInPage } from '../../support/start-in-page'
import { startTestSite, type TestSite } from '../../support/test-site'
import { comparableHits, sortHits } from './comparable-hits'
import type { Scenario } from './scenario'

/** A hit too many comes soon after the others, or never. */
const QUIET_MS = 300
/** The same if no hit at all is expected: matomo.js may start later than the page. */
const SILENT_MS = 2_000

/** Plays each scenario in the engine of this run, with each real matomo.js that is on this machine. */
export function testScenarios(scenarios: readonly Scenario[]): void {
  const scripts = findMatomoScripts()
  const used = {} as { engine: Engine; site: TestSite }
  beforeAll(async () => {
    used.engine = await startEngine(chosenEngine())
  })
  afterAll(() => used.engine.close())

  for (const version of missingVersions(scripts)) {
    const reason = `matomo.js ${version} is not on this machine: see docs/compatibility.md`
    test.skip(`${scenarios.length} scenarios (skipped: ${reason})`, () => undefined)
  }
  if (scripts.length > 0)
    describe.each(scripts)('scenario with matomo.js $version', (script) => {
      beforeAll(async () => {
        used.site = await startTestSite(await backendOf(script))
      })
      afterAll(() => used.site.close())
      test.each(scenarios)('$name', (scenario) => play(scenario, used.engine, used.site))
    })
}

/** Matomo's own script in front of nobody who counts: the hits are compared. */
async function backendOf({ path }: MatomoScript): Promise<MatomoBackend> {
  const body = await readFile(path)
  return {
    script: () => Promise.resolve({ status: 200, contentType: 'text/javascript', body }),
    track: () => Promise.resolve({ status: 204, contentType: 'text/plain', body: new Uint8Array() }),
  }
}

async function play(scenario: Scenario, engine: Engine, site: TestSite): Promise<void> {
  const { path = '', settings, prepare, hits, isExpectedError = () => false } = scenario
  site.reset()
  prepare?.(site)
  const page = await engine.open(site.url + path)
  try {
    const start = () => startInPage(page, settings?.(site))
    await start()
    await scenario.play({ page, site, start })
    await site.hitsWhen(hits.length)
    await wait(hits.length === 0 ? SILENT_MS : QUIET_MS)
    expect(comparableHits(site.hits, site.url)).toEqual(sortHits(hits))
    const { errors, warnings, violations } = await page.complaints()
    expect(errors.filter((error) => !isExpectedError(error))).toEqual([])
    expect(warnings.filter((warning) => warning.includes('old-matomo'))).toEqual([])
    expect(violations).toEqual([])
  } finally {
    await page.close()
  }
}
