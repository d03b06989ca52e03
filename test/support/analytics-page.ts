// What the test site's pages run: the real analytics.js from npm, bundled as an app would bundle it.
import { AnalyticsBrowser } from '@segment/analytics-next'

declare global {
  interface Window {
    AnalyticsBrowser: typeof AnalyticsBrowser
  }
}

window.AnalyticsBrowser = AnalyticsBrowser
