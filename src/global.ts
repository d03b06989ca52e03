import { matomo } from './destination/plugin'
import { adoptPiwik } from './segment/adopt-piwik'

declare global {
  interface Window {
    /** The factory that the browser file puts on the page. */
    matomoDestination?: typeof matomo & { adoptPiwik: typeof adoptPiwik }
  }
}

// Segment's snippet takes no plugins: analytics.js then loads this file once more, from the browser's cache.
const { src = '' } = (document.currentScript ?? {}) as { src?: string }

window.matomoDestination = Object.assign(matomo, {
  adoptPiwik: (cdnSettings: Parameters<typeof adoptPiwik>[0], url = src) => adoptPiwik(cdnSettings, url),
})
