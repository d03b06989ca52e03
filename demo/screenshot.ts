import { mkdir } from 'node:fs/promises'
import { checkVisitsLog } from './once/check-visits-log'
import { playVisit } from './once/play-visit'
import { showVisitsLog } from './once/show-visits-log'
import { withPage } from './once/with-page'
import { createMatomoApi } from '../scripts/matomo/api'
import { findMatomo } from '../scripts/matomo/find-matomo'
import type { MatomoServer } from '../scripts/matomo/types'
import { DESKTOP, pictures } from './pictures'
import { startDemo } from './server/start-demo'

const folder = 'docs/images'

/** `npm run demo:screenshots`: the pictures of the documentation, from the scripted visit. */
async function main(): Promise<void> {
  setTimeout(() => process.exit(1), 180_000).unref()
  await mkdir(folder, { recursive: true })
  const matomo = await onFreshSite(await findMatomo())
  // The usual port makes for the usual addresses in the pictures.
  const demo = await startDemo({ port: 8080, matomo }).catch(() => startDemo({ port: 0, matomo }))
  const baseURL = demo.server.url
  try {
    const report = await withPage({ baseURL, viewport: DESKTOP }, async (page) => {
      const played = await playVisit(page, demo, { asksConsent: true, isSlow: true })
      await page.getByText(`${played.calls.length} calls, ${played.received} hits`).waitFor()
      await page.locator('.call', { hasText: 'Order Completed' }).evaluate((call) => {
        const { bottom = 0 } = document.querySelector('.panel-head')?.getBoundingClientRect() ?? {}
        document.querySelector('.panel')?.scrollBy(0, call.getBoundingClientRect().top - bottom)
      })
      await page.screenshot({ path: `${folder}/demo-panel.png` })
      return played
    })
    if (matomo?.token) report.problems.push(...(await checkVisitsLog(matomo, report.expected)))
    if (report.problems.length) throw new Error(report.problems.join('\n'))
    // First: the other pictures are of other visits.
    if (matomo?.login) await takeVisitsLog(matomo)
    else
      console.log(
        'Without a Matomo to log in to there is no picture of its visits log: `npm run matomo` starts one.',
      )
    for (const { file, options, show } of pictures) {
      await withPage({ baseURL, ...options }, async (page) => {
        await show(page)
        await page.getByText(/\d+ calls, \d+ hits?/).waitFor()
        await page.screenshot({ path: `${folder}/${file}` })
      })
    }
  } finally {
    await demo.server.close()
  }
}

async function takeVisitsLog(matomo: MatomoServer): Promise<void> {
  await withPage({ viewport: { width: 1280, height: 1100 } }, async (page) => {
    await showVisitsLog(page, matomo)
    // Debian's Matomo has no pictures of browsers and flags.
    await page.evaluate(() => {
      for (const image of document.images) if (!image.naturalWidth) image.style.visibility = 'hidden'
    })
    await page.screenshot({ path: `${folder}/matomo-visits-log.png` })
  })
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
