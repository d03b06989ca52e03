import { switchConsentOn } from '../../demo/once/switch-consent-on'
import { hitKind } from '../../demo/hits/hit-kind'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startDemoServer, type DemoServer } from '../../demo/server/demo-server'
import type { Demo } from '../../demo/server/start-demo'

const config: Demo['config'] = {
  siteId: 1,
  goals: { 'Order Completed': 1 },
  matomo: { isSimulated: true, label: 'Simulated Matomo' },
}

/** The demo with its stand-in for matomo.js, whether or not there is a Matomo on this machine. */
export async function startDemoForTest(): Promise<Pick<Demo, 'server' | 'config'>> {
  return { config, server: await startDemoServer({ port: 0, matomoUrl: undefined, config }) }
}

interface DemoOptions extends BrowserContextOptions {
  /** Whether the shop asks for consent. */
  asksConsent?: boolean
}

/** A fresh visitor in front of the demo. */
export async function openDemo(
  browser: Browser,
  server: DemoServer,
  path: string,
  { asksConsent = false, ...options }: DemoOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, ...options })
  if (asksConsent) await switchConsentOn(context, server.url)
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Waits until there are as many hits, and returns all. */
export async function hitsWhen(
  { recorder }: DemoServer,
  count: number,
): Promise<DemoServer['recorder']['hits']> {
  const deadline = Date.now() + 45_000
  while (recorder.hits.length < count) {
    if (Date.now() > deadline) throw new Error(`waited for ${count} hits, saw ${recorder.hits.length}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return recorder.hits
}

/** The panel's calls in short, the newest first: `method name: what is with it`. */
export const shownCalls = (page: Page): Promise<string[]> =>
  page
    .locator('.call')
    .evaluateAll((calls) =>
      calls.map((call) =>
        [
          [...(call.querySelector('h3')?.children ?? [])].map((part) => part.textContent).join(' '),
          [...call.querySelectorAll('.status,.waiting')].map((each) => each.textContent).join(' '),
        ].join(': '),
      ),
    )

/**
 * The hits in short: the status, and the event, content or title. In the order of their names, as requests that
 * are sent at once may overtake each other on the way.
 */
export const sentHits = ({ recorder }: DemoServer): string[] =>
  recorder.hits
    .map(
      ({ status, params }) =>
        `${status} ${params.e_a ?? params.c_n ?? params.action_name ?? hitKind(params)}`,
    )
    .sort()

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const follow = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
export const agree = (page: Page) => press(page, 'Yes, count it')

/** Where the keyboard is: the element's tag and text. */
export const focused = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`)
