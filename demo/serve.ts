import open from 'open'
import { checkVisitsLog } from './once/check-visits-log'
import { keyboardHand } from './once/keyboard-hand'
import { playVisit, type VisitReport } from './once/play-visit'
import { printReport } from './once/print-report'
import { withPage } from './once/with-page'
import { startDemo, type Demo } from './server/start-demo'

/** `npm run demo`: serves the shop until Ctrl+C. With `-- --once`: plays a scripted visit, checks and prints it. */
async function main(): Promise<void> {
  if (process.argv.includes('--once')) {
    // The visits take about twenty seconds. Whatever hangs then, the process ends.
    setTimeout(() => fail('The visits took longer than five minutes.'), 300_000).unref()
    await playVisits()
  } else {
    await serve()
  }
}

async function serve(): Promise<void> {
  const { PORT } = process.env
  const demo = await startDemo({ port: Number(PORT || 8080) }).catch((error: unknown) => {
    // Nobody has asked for this port: any free one will do.
    if (!PORT && isPortTaken(error)) return startDemo({ port: 0 })
    throw error
  })
  console.log(`The demo is at ${demo.server.url} (end it with Ctrl+C).`)
  tellMatomo(demo)
  if (hasUser()) {
    const browser = await open(demo.server.url)
    browser.on('error', () => undefined)
  }
}

async function playVisits(): Promise<void> {
  await withDemo(async (demo) => {
    tellMatomo(demo)
    console.log('A visit:')
    const report = await withPage({ baseURL: demo.server.url }, (page) => playVisit(page, demo))
    printReport(report, { isShort: false })
    await check(report, demo)
  })
  await withDemo(async (demo) => {
    console.log('\nThe same visit by keyboard, with a consent banner:')
    const report = await withPage({ baseURL: demo.server.url }, (page) =>
      playVisit(page, demo, { asksConsent: true, hand: keyboardHand(page) }),
    )
    printReport(report, { isShort: true })
    await check(report, demo)
  })
}

/** Each demo has a port of its own: so the URLs in Matomo tell the visits apart. */
async function withDemo(use: (demo: Demo) => Promise<void>): Promise<void> {
  const demo = await startDemo({ port: 0 })
  try {
    await use(demo)
  } finally {
    await demo.server.close()
  }
}

/** Prints what went wrong, also by Matomo's visits log if there is a token to read it. */
async function check({ problems, expected }: VisitReport, { matomo }: Demo): Promise<void> {
  const hasLog = matomo?.token !== undefined
  const all = hasLog ? [...problems, ...(await checkVisitsLog(matomo, expected))] : problems
  for (const problem of all) console.error(`- ${problem}`)
  if (all.length > 0) process.exitCode = 1
  else console.log(hasLog ? "All is well, and in Matomo's visits log." : 'All is well.')
}

function tellMatomo({ config, matomo }: Demo): void {
  console.log(`Matomo: ${config.matomo.label}`)
  if (!matomo) {
    console.log('For a real one: start it with `npm run matomo`, or set MATOMO_URL and MATOMO_SITE_ID.')
  }
}

/** Whether a person runs this, on a machine with a screen that a browser can open on. */
function hasUser(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env
  const hasScreen = process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY)
  return process.stdout.isTTY && !CI && hasScreen
}

const isPortTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
