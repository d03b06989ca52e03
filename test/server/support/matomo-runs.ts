import type { Page } from 'playwright-core'

/** Waits until a matomo.js has taken `_paq` over. */
export async function matomoRuns(page: Page): Promise<void> {
  await page.waitForFunction(() => window._paq && !Array.isArray(window._paq))
}
