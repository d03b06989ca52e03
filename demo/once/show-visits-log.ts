import type { Page } from 'playwright-core'
import type { MatomoServer } from '../../scripts/matomo/types'

/** Logs in to Matomo, and opens the visits log of the site. */
export async function showVisitsLog(
  page: Page,
  { url, siteId, login, password }: MatomoServer,
): Promise<void> {
  const when = `idSite=${siteId}&period=day&date=today`
  await page.goto(`${url}/index.php?module=Login`)
  await page.fill('#login_form_login', login ?? '')
  await page.fill('#login_form_password', password ?? '')
  await page.click('#login_form_submit')
  await page.waitForURL(/module=CoreHome/)
  const log = `${when}&category=General_Visitors&subcategory=Live_VisitorLog`
  await page.goto(`${url}/index.php?module=CoreHome&action=index&${when}#?${log}`)
  await page.locator('.visitsLiveFooter, .card.row').first().waitFor()
}
