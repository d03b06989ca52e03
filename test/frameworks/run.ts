/**
 * `npm run test:frameworks`: builds each app of `apps/`, runs it in Chromium, and prints which situations are right.
 * `--quick` leaves out the apps that take long to install; names of folders choose apps.
 */
import { join } from 'node:path'
import Table from 'cli-table3'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { APPS, type App } from './apps'
import { SITUATIONS, STRICT_MODE, type Situation } from './situations'
import { freePort } from './support/free-port'
import { installApp, packPlugin, readVersion } from './support/install-app'
import { run, start, stop } from './support/run-command'
import { startSite, type Behind } from './support/start-site'
import { isRight, tryApp, type Outcome, type Way } from './support/try-app'

const WAYS: readonly Way[] = ['Navigation API', 'history']

interface Row {
  readonly name: string
  /** Each with its version. */
  readonly packages: string
  readonly outcomes: readonly Outcome[]
  /** Why the app could not be tried. */
  readonly failure?: string
}

async function tryAll(
  browser: Browser,
  behind: Behind,
  situations: readonly Situation[],
): Promise<Outcome[]> {
  const tried = WAYS.map(async (way) => {
    const site = await startSite(behind)
    const outcomes: Outcome[] = []
    // A development server builds what it is asked for first, and reloads the page with it.
    if (situations.includes(STRICT_MODE)) await tryApp(browser, site, STRICT_MODE, way)
    for (const situation of situations) outcomes.push(await tryPatiently(browser, site, situation, way))
    await site.close()
    return outcomes
  })
  return (await Promise.all(tried)).flat()
}

/** CI runs on shared machines: what comes out wrong there is printed and tried once more. */
async function tryPatiently(...situation: Parameters<typeof tryApp>): Promise<Outcome> {
  const outcome = await tryApp(...situation)
  if (isRight(outcome) || !process.env.CI) return outcome
  printOutcome('Wrong at the first try', outcome)
  return tryApp(...situation)
}

/** Tries an app that has a server of its own. */
async function tryServer(
  browser: Browser,
  command: readonly string[],
  folder: string,
  situations: readonly Situation[],
): Promise<Outcome[]> {
  const port = await freePort()
  const env = { PORT: String(port), HOST: '127.0.0.1', NITRO_HOST: '127.0.0.1' }
  const server = start(command, folder, env)
  try {
    await untilAnswered(port, server.output)
    return await tryAll(browser, { port }, situations)
  } finally {
    await stop(server)
  }
}

async function untilAnswered(port: number, output: () => string): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The server does not answer:\n${output().slice(-3_000)}`)
}

async function tryOut(browser: Browser, app: App, plugin: string): Promise<Row> {
  const folder = await installApp(app.folder, plugin)
  const versions = app.packages.map(async (name) => `${name} ${await readVersion(folder, name)}`)
  const packages = (await Promise.all(versions)).join(', ')
  await run(['npm', 'run', 'build'], folder)
  const { serve, strictMode } = app
  const outcomes =
    'files' in serve
      ? await tryAll(browser, { files: join(folder, serve.files) }, SITUATIONS)
      : await tryServer(browser, serve.command, folder, SITUATIONS)
  if (strictMode) outcomes.push(...(await tryServer(browser, strictMode, folder, [STRICT_MODE])))
  return { name: app.name, packages, outcomes }
}

function cellOf({ outcomes, failure }: Row, situation: Situation): string {
  if (failure) return 'not tried'
  const own = outcomes.filter((outcome) => outcome.situation === situation.name)
  if (own.length === 0) return '-'
  return own.every(isRight) ? 'right' : 'WRONG'
}

function print(rows: readonly Row[]): void {
  const columns = [...SITUATIONS, STRICT_MODE]
  const table = new Table({
    head: ['framework', ...columns.map(({ name }) => name)],
    style: { head: [], border: [] },
  })
  for (const row of rows) {
    const name = row.packages ? `${row.name}\n${row.packages}` : row.name
    table.push([name, ...columns.map((situation) => cellOf(row, situation))])
  }
  console.log(table.toString())
  for (const { name, outcomes, failure } of rows) {
    if (failure) console.log(`\n${name}: ${failure}`)
    for (const outcome of outcomes) if (!isRight(outcome)) printOutcome(name, outcome)
  }
}

function printOutcome(name: string, { situation, way, expected, seen, errors }: Outcome): void {
  console.log(`\n${name}, ${situation}, by ${way}:`)
  for (const view of expected) console.log('  expected', ...view.map((part) => JSON.stringify(part)))
  for (const view of seen) console.log('  seen    ', ...view.map((part) => JSON.stringify(part)))
  for (const error of errors) console.log('  error   ', error)
}

async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'))
  const unknown = names.filter((name) => !APPS.some(({ folder }) => folder === name))
  if (unknown.length > 0) throw new Error(`There is no app ${unknown.join(', ')} in test/frameworks/apps.`)
  const isChosen = ({ folder, isQuick }: App) =>
    (names.length === 0 || names.includes(folder)) && (isQuick || !args.includes('--quick'))
  const plugin = await packPlugin()
  const browser = await launchBrowser()
  const rows: Row[] = []
  for (const app of APPS.filter(isChosen)) {
    const begun = Date.now()
    const row = await tryOut(browser, app, plugin).catch((error: unknown) => {
      return { name: app.name, packages: '', outcomes: [], failure: String(error) }
    })
    rows.push(row)
    console.log(`${app.name}: ${Math.round((Date.now() - begun) / 1_000)} s`)
  }
  await browser.close()
  print(rows)
  const isAllRight = rows.every(({ failure, outcomes }) => !failure && outcomes.every(isRight))
  if (!isAllRight) process.exitCode = 1
}

await main(process.argv.slice(2))
