import type { PageFacts } from './tracker-state'

/** What matomo.js reads of the page, the browser and the cookies for its requests. */
export function readPage(): PageFacts {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- matomo.js asks for types of files, and sends what comes of it.
  const { cookieEnabled, mimeTypes } = navigator
  const hasPlugins = 'application/pdf' in mimeTypes
  return {
    url: location.href,
    referrer: readReferrer(),
    title: document.title,
    charset: document.characterSet === 'UTF-8' ? undefined : document.characterSet,
    // A sandboxed page has no cookies, and `document.cookie` throws there.
    cookies: cookieEnabled ? document.cookie : '',
    takesCookies: cookieEnabled,
    asksForNoTracking: asksForNoTracking(),
    browser: {
      ...(hasPlugins ? PLUGINS : {}),
      cookie: cookieEnabled ? 1 : 0,
      res: `${screen.width}x${screen.height}`,
    },
    random: Math.random,
  }
}

/** Whether the browser asks not to be tracked, in one of the two ways that matomo.js knows. */
export function asksForNoTracking(): boolean {
  return navigator.doNotTrack === '1' || navigator.doNotTrack === 'yes'
}

/** What matomo.js says of plugins. Browsers of today have the one for PDF, or none. */
const PLUGINS = { pdf: 1, qt: 0, realp: 0, wma: 0, fla: 0, java: 0, ag: 0 }

/**
 * The referrer of the outermost page, if it may be read, otherwise of the page around this one: where this page is a frame, it led
 * the visitor here.
 */
function readReferrer(): string {
  for (const page of [window.top, window.parent]) {
    try {
      if (page) return page.document.referrer || document.referrer
    } catch {
      // The page is another site's.
    }
  }
  return document.referrer
}
