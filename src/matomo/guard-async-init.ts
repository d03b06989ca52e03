declare global {
  interface Window {
    /** matomo.js calls these two when it starts, after the list `matomoPluginAsyncInit`. */
    piwikAsyncInit?: () => void
    matomoAsyncInit?: () => void
  }
}

const NAMES = ['piwikAsyncInit', 'matomoAsyncInit'] as const

/**
 * Guards the functions of the page that matomo.js is about to call at its start: one that throws would end matomo.js for the
 * whole page.
 */
export function guardAsyncInit(): void {
  const functions = window.matomoPluginAsyncInit
  functions?.forEach((run, index) => {
    functions[index] = guarded(run)
  })
  for (const name of NAMES) {
    const run = window[name]
    if (run) window[name] = guarded(run)
  }
}

function guarded(run: () => void): () => void {
  return () => {
    try {
      // matomo.js itself leaves out what is no function in the list.
      if (typeof run === 'function') run()
    } catch (error) {
      console.error(error)
    }
  }
}
