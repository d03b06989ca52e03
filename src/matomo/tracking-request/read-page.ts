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
    asksForNoTracking: navigator.doNotTrack === '1',
    browser: {
      ...(hasPlugins ? PLUGINS : {}),
      cookie: cookieEnabled ? 1 : 0,
      res: `${screen.width}x${screen.height}`,
    },
    random: Math.random,
  }
}

/** What matomo.js says of plugins. Browsers of today have the one for PDF, or none. */
const PLUGINS = { pdf: 1, qt: 0, realp: 0, wma: 0, fla: 0, java: 0, ag: 0 }

/** The referrer of the outermost page, if it may be read: where this page is a frame, it led the visitor here. */
function readReferrer(): string {
  try {
    return window.top?.document.referrer || document.referrer
  } catch {
    return document.referrer
  }
}
