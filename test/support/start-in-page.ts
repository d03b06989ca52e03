import type { Analytics } from '@segment/analytics-next'
import type { MatomoSettings } from '../../src'

declare global {
  interface Window {
    analytics: Analytics
  }
}

/** A page of the test site, whoever drives it. */
interface EvaluatingPage {
  evaluate(run: (json: string) => Promise<void>, json: string): Promise<void>
}

/** Starts analytics.js with the built plugin in a page of the test site. */
export async function startInPage(
  page: EvaluatingPage,
  settings: Partial<MatomoSettings> = {},
): Promise<void> {
  await page.evaluate(async (json) => {
    const { AnalyticsBrowser, matomoDestination } = window
    if (!matomoDestination) throw new Error('the built file did not put its factory on the page')
    const given = JSON.parse(json) as Partial<MatomoSettings>
    const [analytics] = await AnalyticsBrowser.load(
      {
        writeKey: 'test',
        // Otherwise analytics.js sends figures of itself to Segment after half a minute.
        cdnSettings: { integrations: { 'Segment.io': { apiKey: 'test' } }, metrics: { sampleRate: 0 } },
        plugins: [matomoDestination({ siteId: 1, serverUrl: `${location.origin}/matomo`, ...given })],
      },
      { integrations: { 'Segment.io': false } },
    )
    window.analytics = analytics
  }, JSON.stringify(settings))
}
