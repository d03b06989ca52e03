import { event, FIRST, hit, pageView } from './hits'
import { track, viewPage } from './in-page'
import type { Scenario } from './scenario'

/** More than matomo.js waits after its first hit. */
const FIRST_HIT_MS = 1_000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What happens between pages, and between users. */
export const pages: Scenario[] = [
  {
    name: 'single-page navigation',
    play: ({ page }) =>
      page.evaluate(async () => {
        await window.analytics.page()
        history.pushState(null, '', '/tea?kind=green')
        document.title = 'Tea'
        await window.analytics.page()
        await window.analytics.track('Played')
      }),
    hits: [
      pageView('Shop', { ...FIRST, pv_id: 'view 2' }),
      pageView('Tea', { url: 'SITE/tea?kind=green', urlref: 'SITE/' }),
      event('Played', { url: 'SITE/tea?kind=green', urlref: 'SITE/', pv_id: 'view 1' }),
    ],
  },
  {
    name: 'reset',
    async play({ page, site }) {
      await page.evaluate(async () => {
        await window.analytics.identify('ann')
        await window.analytics.track('One')
      })
      await site.hitsWhen(1)
      await page.evaluate(async () => {
        window.analytics.reset()
        await window.analytics.track('Two')
      })
      await site.hitsWhen(2)
      await page.evaluate(track, 'Three')
    },
    hits: [event('One', { ...FIRST, uid: 'ann' }), event('Two', { new_visit: '1' }), event('Three')],
  },
  {
    name: 'leaving',
    async play({ page, site }) {
      await page.evaluate(viewPage)
      await site.hitsWhen(1)
      await wait(FIRST_HIT_MS)
      await page.evaluate(async () => {
        await window.analytics.track('Left')
        setTimeout(() => location.assign('/next'), 0)
      })
      await page.waitFor(() => location.pathname === '/next')
    },
    hits: [pageView('Shop', FIRST), event('Left', { pv_id: 'view 1' })],
  },
  {
    name: 'link to a file, clicked',
    async play({ page, site }) {
      await page.evaluate(viewPage)
      await site.hitsWhen(1)
      await wait(FIRST_HIT_MS)
      await page.click('#catalog')
    },
    hits: [pageView('Shop', FIRST), hit({ download: 'SITE/catalog.pdf', pv_id: 'view 1' })],
  },
]
