import open from 'open'
import { checkVisitsLog } from './once/check-visits-log'
import { keyboardHand } from './once/keyboard-hand'
import { playVisit } from './once/play-visit'
import { printReport } from './once/print-report'
import { withPage } from './once/with-page'
import { startDemo, type Demo } from './server/start-demo'

/** `npm run demo`: the shop, until Ctrl+C. With `-- --once`: a scripted visit to it, checked and printed. */
async function main(): Promise<void> {
  if (process.argv.includes('--once')) {
    // The visits take some twenty seconds: whatever hangs, this ends.
    setTimeout(() => fail('The visits took longer than two minutes.'), 120_000).unref()
    await once()
  } else {
    await serve()
  }
}

async function serve(): Promise<void> {
  const { PORT } = process.env
  const demo = await startDemo({ port: Number(PORT || 8080) }).catch((error: unknown) => {
    // Without a wish, any free port will do.
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

/** Twice: as a shop that does not ask for consent, and as one that does, by keyboard. Each has a port, so its URLs are its own. */
async function once(): Promise<void> {
  for (const asksConsent of [false, true]) {
    const demo = await startDemo({ port: 0 })
    try {
      if (!asksConsent) tellMatomo(demo)
      console.log(asksConsent ? '\nThe same visit by keyboard, with a consent banner:' : 'A visit:')
      const report = await withPage({ baseURL: demo.server.url }, (page) =>
        playVisit(page, demo, asksConsent ? { asksConsent, hand: keyboardHand(page) } : {}),
      )
      printReport(report, { isShort: asksConsent })
      if (demo.matomo?.token) report.problems.push(...(await checkVisitsLog(demo.matomo, report.expected)))
      for (const problem of report.problems) console.error(`- ${problem}`)
      if (report.problems.length) process.exitCode = 1
      else console.log(demo.matomo?.token ? "All is well, and in Matomo's visits log." : 'All is well.')
    } finally {
      await demo.server.close()
    }
  }
}

function tellMatomo({ config, matomo }: Demo): void {
  console.log(`Matomo: ${config.matomo.label}`)
  if (!matomo)
    console.log('For a real one: start it with `npm run matomo`, or set MATOMO_URL and MATOMO_SITE_ID.')
}

/** Whether somebody sits there, with a screen that a browser can open on. */
function hasUser(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.stdout.isTTY && !CI && (process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY))
}

const isPortTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
