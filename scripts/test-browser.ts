import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineNames, type EngineName } from '../test/support/engines/engine'
import { startEngine } from '../test/support/engines/start-engine'
import { fetchMatomoScripts } from './matomo/fetch-matomo-scripts'
import {
  findMatomoScripts,
  findOldMatomoScripts,
  missingVersions,
  type MatomoScript,
} from './matomo/matomo-scripts'
import { scenarioTable, type EngineResult } from './test-browser/scenario-table'

/** The part of jest's JSON that is read here. */
interface JestReport {
  testResults: {
    assertionResults: {
      ancestorTitles: string[]
      title: string
      status: 'passed' | 'failed' | 'pending' | 'todo'
    }[]
  }[]
}

/**
 * `npm run test:browser`: the browser level in every engine that is on this machine, or in the one that `ENGINE` names.
 * With `NEED_ALL_ENGINES`, an engine that is not found is a failure. Arguments go to jest: `npm run test:browser -- test/browser/cart.test.ts`.
 */
async function main(): Promise<void> {
  await sayMatomoScripts()
  const engines = await findEngines()
  const results: EngineResult[] = []
  let hasFailed = engines.length === 0
  if (process.env.NEED_ALL_ENGINES && engines.length < engineNames.length) hasFailed = true
  for (const { name, version } of engines) {
    console.log(`\n=== ${version}`)
    const { exitCode, report } = await runJest(name)
    if (exitCode !== 0) hasFailed = true
    results.push({ version, tests: report.testResults.flatMap(({ assertionResults }) => assertionResults) })
  }
  for (const { version, tests } of results) sayCounts(version, tests)
  console.log(`\nThe hits of each scenario, parameter by parameter:\n${scenarioTable(results)}`)
  if (hasFailed) process.exitCode = 1
}

async function sayMatomoScripts(): Promise<void> {
  await fetchMatomoScripts().catch((error: unknown) => {
    console.log(`The matomo.js of Debian's packages could not be had: ${describe(error)}.`)
  })
  const scripts = findMatomoScripts()
  const missing = missingVersions(scripts)
  const old = findOldMatomoScripts()
  console.log(`matomo.js found: ${versionsOf(scripts)}.`)
  if (missing.length > 0) {
    console.log(
      `matomo.js not found: ${missing.join(', ')}. Their scenarios do not run; docs/compatibility.md says how to run them.`,
    )
  }
  console.log(
    `matomo.js older than 4.0, which the plugin warns of, found: ${versionsOf(old)}.${old.length === 0 ? ' A stand-in takes its place.' : ''}`,
  )
}

function versionsOf(scripts: readonly MatomoScript[]): string {
  return scripts.map(({ version }) => version).join(', ') || 'none'
}

/** Starts each engine once, as only that shows that it works. */
async function findEngines(): Promise<{ name: EngineName; version: string }[]> {
  const wanted = engineNames.filter((name) => !process.env.ENGINE || name === process.env.ENGINE)
  if (wanted.length === 0) {
    throw new Error(`ENGINE is ${String(process.env.ENGINE)}: it should be one of ${engineNames.join(', ')}.`)
  }
  const found: { name: EngineName; version: string }[] = []
  for (const name of wanted) {
    try {
      const engine = await startEngine(name)
      found.push({ name, version: engine.version })
      await engine.close()
      console.log(`${name}: found, ${engine.version}.`)
    } catch (error) {
      console.log(`${name}: not found. ${describe(error)}`)
    }
  }
  return found
}

async function runJest(name: EngineName): Promise<{ exitCode: number; report: JestReport }> {
  const folder = await mkdtemp(join(tmpdir(), 'test-browser-'))
  const file = join(folder, 'report.json')
  // More workers than the two cores of a small machine: the tests wait more than they compute.
  const flags = ['--selectProjects', 'browser', '--maxWorkers', '3', '--json', '--outputFile', file]
  const child = spawn(
    process.execPath,
    [join('node_modules', 'jest', 'bin', 'jest.js'), ...flags, '--', ...process.argv.slice(2)],
    // jest's own words go to stderr; stdout would be the report once more.
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ENGINE: name } },
  )
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
    return { exitCode, report: JSON.parse(await readFile(file, 'utf8')) as JestReport }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function sayCounts(version: string, tests: EngineResult['tests']): void {
  const count = (status: string) => tests.filter((test) => test.status === status)
  const skipped = count('pending')
  console.log(
    `\n${version}: ${count('passed').length} passed, ${count('failed').length} failed, ${skipped.length} skipped`,
  )
  for (const { title } of skipped) console.log(`  ${title}`)
}

const describe = (error: unknown) => (error instanceof Error ? error.message : String(error))

main().catch((error: unknown) => {
  console.error(describe(error))
  process.exit(1)
})
