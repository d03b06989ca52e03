import { warn } from '../lib/message'
import { isMatomoRunning } from './queue'

/** Where matomo.js is, and what its script element says. */
export interface ScriptSettings {
  readonly scriptUrl: string
  readonly nonce?: string | undefined
  readonly integrity?: string | undefined
  readonly crossOrigin?: string | undefined
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): typeof rules
}

/**
 * Adds matomo.js to the page, as an async script: once more, and a few times in all, where it cannot be loaded or
 * does not start Matomo; a server that is being restarted is back by then. Where the page has such a script already, that
 * one is waited for. The first failure is warned of, so that a wrong address is seen at once, and the last.
 *
 * @param onFirst - told when the first attempt has ended, either way
 */
export async function loadScript(settings: ScriptSettings, onFirst: () => void): Promise<void> {
  for (const seconds of [1, 5, 25, 0]) {
    const found = document.querySelector<HTMLScriptElement>(
      'script[src*="/matomo.js"],script[src*="/piwik.js"]',
    )
    const script = found ?? document.createElement('script')
    if (!isMatomoRunning()) {
      await new Promise((resolve) => {
        script.addEventListener('load', resolve)
        script.addEventListener('error', resolve)
        if (found) return
        script.async = true
        script.src = trusted(settings.scriptUrl)
        append(script, settings)
        // It throws where the page's policy allows no Trusted Types policy of ours.
      }).catch(() => undefined)
    }
    onFirst()
    if (isMatomoRunning()) return
    // Two that run would be one too many.
    script.remove()
    if (seconds < 2) warn('not-loaded', `${settings.scriptUrl}: ${seconds ? 'tried again' : 'given up'}`)
    if (seconds) {
      await new Promise((resolve) => {
        // If the browser is offline, for that alone.
        if (navigator.onLine) setTimeout(resolve, seconds * 1000)
        addEventListener('online', resolve, { once: true })
      })
    }
  }
}

/** Starts fetching matomo.js without running it: the script element that follows finds it fetched. */
export function preloadScript(settings: ScriptSettings): void {
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'script'
  link.href = settings.scriptUrl
  append(link, settings)
}

/** What the two elements say has to match, or the browser fetches the script twice. */
function append(
  element: HTMLScriptElement | HTMLLinkElement,
  { nonce, integrity, crossOrigin }: ScriptSettings,
): void {
  // A page under a Content Security Policy has it on its own scripts.
  element.nonce = nonce ?? document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  if (integrity) element.integrity = integrity
  if (crossOrigin) element.crossOrigin = crossOrigin
  document.head.append(element)
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The address as a page with Trusted Types accepts it, if its policy allows `segment-matomo`. */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('segment-matomo', { createScriptURL: (url) => url })
  return policy?.createScriptURL(url) ?? url
}
