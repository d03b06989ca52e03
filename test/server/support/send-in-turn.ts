import type { Page } from 'playwright-core'
import type { TestSite } from '../../support/test-site'

/**
 * Lets a hit leave the page only when the hit before is answered. A person takes some time between two steps, a script does not:
 * its requests overtake each other, and Matomo files hits of two users into visits by chance (docs/identity.md).
 */
export async function sendInTurn(page: Page, site: TestSite): Promise<void> {
  let turn = Promise.resolve()
  await page.route('**/matomo.php*', (route) => {
    turn = turn.then(async () => {
      const before = site.hits.length
      await route.continue()
      await site.hitsWhen(before + 1)
    })
  })
}
