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
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/** How long to wait before the next attempt, 0 after the last: a server that is being restarted is back by then. */
const RETRY_SECONDS = [1, 5, 25, 0]

const NOT_LOADED = 'could not be loaded'

/**
 * Adds matomo.js to the page, as an async script: once more, and a few times in all, where it cannot be loaded or
 * does not start Matomo. Where the page has such a script already, that one is waited for. The first failure is warned
 * of, so that a wrong address is seen at once, and the last.
 *
 * @param onFirst - told when the first attempt has ended, either way
 * @returns a promise that resolves once Matomo runs, or is given up
 */
export async function loadScript(settings: ScriptSettings, onFirst: () => void): Promise<void> {
  for (const [index, seconds] of RETRY_SECONDS.entries()) {
    // It throws where the page's policy allows no Trusted Types policy of ours.
    const failure = await attempt(settings).catch(() => NOT_LOADED)
    onFirst()
    if (!failure) return
    if (!index || !seconds) {
      warn(`${settings.scriptUrl} ${failure}: it is ${seconds ? 'tried again' : 'given up'}`, 'not-loaded')
    }
    if (seconds) await pause(seconds)
  }
}

/** @returns a promise that resolves once Matomo runs, or with what went wrong */
function attempt(settings: ScriptSettings): Promise<string | undefined> {
  return new Promise((resolve) => {
    if (isMatomoRunning()) {
      resolve(undefined)
      return
    }
    const found = document.querySelector<HTMLScriptElement>(
      'script[src*="/matomo.js"],script[src*="/piwik.js"]',
    )
    const script = found ?? document.createElement('script')
    script.addEventListener('load', () => {
      if (isMatomoRunning()) resolve(undefined)
      else fail('is not matomo.js, or was kept from running')
    })
    script.addEventListener('error', () => fail(NOT_LOADED))
    const fail = (why: string) => {
      // Two that run would be one too many.
      script.remove()
      resolve(why)
    }
    if (found) return
    script.async = true
    script.src = trusted(settings.scriptUrl)
    append(script, settings)
  })
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
  const given = nonce ?? document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (given) element.nonce = given
  if (integrity) element.integrity = integrity
  if (crossOrigin) element.crossOrigin = crossOrigin
  document.head.append(element)
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The address as a page with Trusted Types accepts it, if its policy allows `segment-matomo`. */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('segment-matomo', { createScriptURL: (url) => url })
  return policy ? policy.createScriptURL(url) : url
}

/** Waits for a time, or less if the browser is online again; if it is offline, for that alone. */
function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      resolve()
    }
    const timer = navigator.onLine ? setTimeout(end, seconds * 1000) : undefined
    addEventListener('online', end)
  })
}
