import { matomo } from './destination/plugin'
import { adoptPiwik } from './segment/adopt-piwik'

declare global {
  interface Window {
    /** The factory that the browser file puts on the page. */
    matomoDestination?: typeof matomo & { adoptPiwik: typeof adoptPiwik }
  }
}

// The address of this file. Segment's snippet takes no plugins, so with `adoptPiwik` analytics.js loads the plugin itself: from
// this address, so that the file comes from the browser's cache.
const { src = '' } = (document.currentScript ?? {}) as { src?: string }

window.matomoDestination = Object.assign(matomo, {
  adoptPiwik: (cdnSettings: Parameters<typeof adoptPiwik>[0], url = src) => adoptPiwik(cdnSettings, url),
})
