import type { Page } from 'playwright-core'

/** The names of a visitor's cookies, without the site and the domain that matomo.js adds (`_pk_id.1.1fff`). */
export async function cookieNames(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies()
  return cookies.map(({ name }) => name.replace(/\..*/, '')).sort()
}
