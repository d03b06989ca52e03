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

/** How long a script that the page has already is waited for. */
const FOUND_MS = 10_000

/**
 * Adds matomo.js to the page, as an async script: once more, and a few times in all, where it cannot be loaded or
 * does not start Matomo; a server that is being restarted is back by then. Where the page has such a script already, that
 * one is waited for. The first failure is warned of, so that a wrong address is seen at once, and the last.
 *
 * @param onFirst - told when the first attempt has ended, either way
 * @param isWanted - asked before each attempt
 */
export async function loadScript(
  settings: ScriptSettings,
  onFirst: () => void,
  isWanted: () => boolean,
): Promise<void> {
  for (const pause of [1000, 5000, 25_000, 0]) {
    let script: HTMLScriptElement | undefined
    if (!isWanted()) return
    if (!isMatomoRunning()) {
      await new Promise((resolve) => {
        script = [...document.scripts].find(
          // Consent managers give the scripts that they keep from running the type `text/plain`, or such.
          ({ src, type }) =>
            !/text.[pt]/.test(type) && (src === settings.scriptUrl || /\/(matomo|piwik)\.js/.test(src)),
        )
        // It may have failed already, or be another script of that name.
        if (script) setTimeout(resolve, FOUND_MS)
        else script = append('script', settings, { async: true, src: trusted(settings.scriptUrl) })
        script.addEventListener('load', resolve)
        script.addEventListener('error', resolve)
        // It throws where the page's policy allows no Trusted Types policy of ours.
      }).catch(() => undefined)
    }
    onFirst()
    if (isMatomoRunning()) return
    // Two that run would be one too many.
    script?.remove()
    if (pause < 5000) warn('not-loaded', `${settings.scriptUrl}: ${pause ? 'tried again' : 'given up'}`)
    if (pause) {
      await new Promise((resolve) => {
        // If the browser is offline, for that alone. Resolved, a second time changes nothing.
        if (navigator.onLine) setTimeout(resolve, pause)
        addEventListener('online', resolve)
      })
    }
  }
}

/** Starts fetching matomo.js without running it: the script element that follows finds it fetched. */
export function preloadScript(settings: ScriptSettings): void {
  append('link', settings, { rel: 'preload', as: 'script', href: settings.scriptUrl })
}

/** Adds one of the two elements, alike: what they say has to match, or the browser fetches the script twice. */
function append<Tag extends 'script' | 'link'>(
  tag: Tag,
  {
    // A page under a Content Security Policy has it on its own scripts.
    nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '',
    integrity = '',
    crossOrigin,
  }: ScriptSettings,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  document.head.append(Object.assign(element, properties, { nonce, integrity, crossOrigin }))
  return element
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The address as a page with Trusted Types accepts it, if its policy allows `segment-matomo`. */
function trusted(url: string): string {
  policy ??= (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('segment-matomo', {
    createScriptURL: (url) => url,
  })
  return policy?.createScriptURL(url) ?? url
}
