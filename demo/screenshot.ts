import { mkdir } from 'node:fs/promises'
import { checkVisitsLog } from './once/check-visits-log'
import { playVisit } from './once/play-visit'
import { showVisitsLog } from './once/show-visits-log'
import { switchConsentOn } from './once/switch-consent-on'
import { withPage } from './once/with-page'
import { createMatomoApi } from '../scripts/matomo/api'
import { findMatomo } from '../scripts/matomo/find-matomo'
import type { MatomoServer } from '../scripts/matomo/types'
import { DESKTOP, pictures, type Picture } from './pictures'
import { startDemo, type Demo } from './server/start-demo'

const folder = 'docs/images'

/** `npm run demo:screenshots`: takes the pictures of the documentation, from the scripted visit. */
async function main(): Promise<void> {
  setTimeout(() => process.exit(1), 240_000).unref()
  await mkdir(folder, { recursive: true })
  const matomo = await onFreshSite(await findMatomo())
  // With the usual port, the pictures show the usual addresses.
  const demo = await startDemo({ port: 8080, matomo }).catch(() => startDemo({ port: 0, matomo }))
  try {
    await takePanel(demo)
    // This comes before the other pictures, which make visits of their own.
    if (matomo?.login === undefined) {
      console.log('The picture of the visits log needs a Matomo to log in to: `npm run matomo` starts one.')
    } else {
      await takeVisitsLog(matomo)
    }
    for (const picture of pictures) await take(picture, demo)
  } finally {
    await demo.server.close()
  }
}

/** Takes the picture of the panel after the whole visit. @throws an Error if the visit did not go well */
async function takePanel(demo: Demo): Promise<void> {
  const { matomo, server } = demo
  const { expected, problems } = await withPage(
    { baseURL: server.url, viewport: DESKTOP, reducedMotion: 'reduce' },
    async (page) => {
      const report = await playVisit(page, demo, { isSlow: true })
      await page.getByText(new RegExp(`\\d+ calls, ${report.received} hits`)).waitFor()
      const order = page.locator('.call', { hasText: 'Order Completed' })
      await order.locator('summary').first().click()
      await order.evaluate((call) => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        const { bottom = 0 } = document.querySelector('.panel-head')?.getBoundingClientRect() ?? {}
        document.querySelector('.panel')?.scrollBy(0, call.getBoundingClientRect().top - bottom)
      })
      await page.screenshot({ path: `${folder}/demo-panel.png` })
      return report
    },
  )
  const missing = matomo?.token === undefined ? [] : await checkVisitsLog(matomo, expected)
  const all = [...problems, ...missing]
  if (all.length > 0) throw new Error(all.join('\n'))
}

async function takeVisitsLog(matomo: MatomoServer): Promise<void> {
  await withPage({ viewport: { width: 1280, height: 1100 } }, async (page) => {
    await showVisitsLog(page, matomo)
    // Debian's Matomo has no pictures of browsers and flags.
    await page.evaluate(() => {
      for (const image of document.images) {
        if (image.naturalWidth === 0) image.style.visibility = 'hidden'
      }
    })
    await page.screenshot({ path: `${folder}/matomo-visits-log.png` })
  })
}

async function take({ file, options, asksConsent, show }: Picture, { server }: Demo): Promise<void> {
  // Nothing moves while a picture is taken.
  await withPage({ baseURL: server.url, reducedMotion: 'reduce', ...options }, async (page) => {
    if (asksConsent) await switchConsentOn(page.context(), server.url)
    await show(page)
    await page.getByText(/\d+ calls, \d+ hits?/).waitFor()
    await page.screenshot({ path: `${folder}/${file}` })
  })
}

/** Makes a site for this run, so that the picture of the visits log shows this visit alone. */
async function onFreshSite(matomo: MatomoServer | undefined): Promise<MatomoServer | undefined> {
  if (matomo?.token === undefined) return matomo
  const { url, token } = matomo
  return { ...matomo, siteId: await createMatomoApi({ url, token }).addSite('Slow Morning') }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
