import { chromium, firefox, type Browser } from 'playwright-core'
import { findChromium } from '../../../scripts/find-chromium'
import { findFirefox } from '../../../scripts/find-firefox'

/** A machine that has much to do starts a browser slowly. Jest waits no longer than a minute. */
const START_MS = 50_000

export type PlaywrightEngine = 'chromium' | 'firefox'

export async function launchPlaywright(name: PlaywrightEngine): Promise<Browser> {
  if (name === 'firefox') {
    return firefox.launch({
      // By WebDriver BiDi: Mozilla's own Firefox, not one that playwright has changed.
      channel: 'moz-firefox',
      executablePath: await findFirefox(),
      headless: true,
      timeout: START_MS,
    })
  }
  return chromium.launch({
    ...(await findChromium()),
    headless: true,
    timeout: START_MS,
    // Real visitors have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}
