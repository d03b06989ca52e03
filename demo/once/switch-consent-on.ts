import type { BrowserContext } from 'playwright-core'
import { SWITCHES_COOKIE, writeSwitches } from '../switches'

/** Flips the switch "Ask for consent" before the first page is opened. */
export async function switchConsentOn(context: BrowserContext, url: string): Promise<void> {
  await context.addCookies([{ name: SWITCHES_COOKIE, value: writeSwitches(['consent']), url }])
}
