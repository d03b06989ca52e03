import { mkdir } from 'node:fs/promises'
import { checkVisitsLog } from './once/check-visits-log'
import { playVisit } from './once/play-visit'
import { showVisitsLog } from './once/show-visits-log'
import { withPage } from './once/with-page'
import { createMatomoApi } from '../scripts/matomo/api'
import { findMatomo } from '../scripts/matomo/find-matomo'
import type { MatomoServer } from '../scripts/matomo/types'
import { startDemo } from './server/start-demo'

const folder = 'docs/images'

/** `npm run demo:screenshots`: the pictures of the documentation, from the scripted visit. */
async function main(): Promise<void> {
  setTimeout(() => process.exit(1), 180_000).unref()
  await mkdir(folder, { recursive: true })
  const matomo = await onFreshSite(await findMatomo())
  const demo = await startDemo({ port: 0, matomo })
  try {
    const viewport = { width: 1280, height: 860 }
    const report = await withPage({ baseURL: demo.server.url, viewport }, async (page) => {
      const played = await playVisit(page, demo)
      await page.locator('.call', { hasText: 'Order Completed' }).evaluate((call) => {
        call.scrollIntoView()
      })
      await page.screenshot({ path: `${folder}/demo-panel.png` })
      return played
    })
    if (matomo?.token) report.problems.push(...(await checkVisitsLog(matomo, report.expected)))
    if (report.problems.length) throw new Error(report.problems.join('\n'))
    if (!matomo?.login) {
      console.log(
        'Without a Matomo to log in to there is no picture of its visits log: `npm run matomo` starts one.',
      )
      return
    }
    await withPage({ viewport: { width: 1280, height: 1100 } }, async (page) => {
      await showVisitsLog(page, matomo)
      await page.screenshot({ path: `${folder}/matomo-visits-log.png` })
    })
  } finally {
    await demo.server.close()
  }
}

/** A site of its own, so that the picture shows this visit alone. */
async function onFreshSite(matomo: MatomoServer | undefined): Promise<MatomoServer | undefined> {
  if (!matomo?.token) return matomo
  const { url, token } = matomo
  return { ...matomo, siteId: await createMatomoApi({ url, token }).addSite('Slow Morning') }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
