import { warn } from '../lib/message'
import { isMatomoRunning } from './paq'
import { trustedScriptUrl } from './trusted-script-url'

/** Where matomo.js is, and what its script element says. */
export interface ScriptSettings {
  readonly scriptUrl: string
  readonly nonce?: string | undefined
  readonly integrity?: string | undefined
  readonly crossOrigin?: string | undefined
}

/** What decides whether and when the script is loaded. */
export interface LoadConditions {
  /** Asked before each attempt. */
  isWanted(): boolean
  isOnline(): boolean
  /** Resolves once the browser has a network. */
  whenOnline(): Promise<void>
}

/** The pauses before the second, third and fourth attempt, in milliseconds. A server that is restarted is back by then. */
const PAUSES_MS = [1000, 5000, 25_000]

/** How long a script that the page has already is waited for, in milliseconds. */
const FOUND_MS = 10_000

/** The file names of matomo.js, also with a path before and a version behind. */
const FILE_NAMES = ['/matomo.js', '/piwik.js']

/**
 * Adds matomo.js to the page as an async script, and tries again a few times where the script cannot be loaded or does not
 * start Matomo. If the page has such a script already, that script is waited for. Warns at the first failure and at the last.
 *
 * @param onAttempt - called when an attempt has ended, either way
 */
export async function loadScript(
  settings: ScriptSettings,
  conditions: LoadConditions,
  onAttempt: () => void,
): Promise<void> {
  for (let attempt = 0; attempt <= PAUSES_MS.length; attempt++) {
    const pause = PAUSES_MS[attempt - 1]
    if (pause !== undefined) await untilNextAttempt(pause, conditions)
    if (!conditions.isWanted()) return
    const script = isMatomoRunning() ? undefined : await tryToLoad(settings)
    onAttempt()
    if (isMatomoRunning()) return
    // If this script still ran, beside that of the next attempt, matomo.js would run twice.
    script?.remove()
    if (attempt === 0) {
      warn(
        'not-loaded',
        `matomo.js did not load from ${settings.scriptUrl}. Calls wait, and loading is tried again. Open that address in the browser to see what is wrong.`,
      )
    }
  }
  warn(
    'not-loaded',
    `matomo.js did not load from ${settings.scriptUrl}, and loading is not tried again. Check the address, the page's Content Security Policy and ad blockers.`,
  )
}

/** Waits for the script of the page, or adds one and waits for it. Resolves when the attempt has ended, either way. */
async function tryToLoad(settings: ScriptSettings): Promise<HTMLScriptElement | undefined> {
  const found = findScript(settings.scriptUrl)
  let script = found
  try {
    script ??= addScript(settings)
  } catch {
    // The page allows no Trusted Types policy of ours, so the script cannot be added.
    return undefined
  }
  const element = script
  await new Promise((resolve) => {
    element.addEventListener('load', resolve)
    element.addEventListener('error', resolve)
    // The page's script may have failed already, or be another script of that name.
    if (found) setTimeout(resolve, FOUND_MS)
  })
  return element
}

/** The next attempt is made after a pause, or as soon as the browser is online again. Offline there is nothing to try. */
function untilNextAttempt(pause: number, { isOnline, whenOnline }: LoadConditions): Promise<unknown> {
  if (!isOnline()) return whenOnline()
  return new Promise((resolve) => {
    setTimeout(resolve, pause)
    addEventListener('online', resolve, { once: true })
  })
}

/** Finds a script element of the page that runs matomo.js. */
function findScript(scriptUrl: string): HTMLScriptElement | undefined {
  return Array.from(document.scripts).find(
    ({ src, type }) =>
      !isKeptFromRunning(type) && (src === scriptUrl || FILE_NAMES.some((name) => src.includes(name))),
  )
}

/** Consent managers give the scripts that they keep from running a type such as `text/plain`. */
function isKeptFromRunning(type: string): boolean {
  return type !== '' && type !== 'module' && !type.includes('javascript')
}

function addScript(settings: ScriptSettings): HTMLScriptElement {
  const script = document.createElement('script')
  script.async = true
  script.src = trustedScriptUrl(settings.scriptUrl)
  return addToHead(script, settings)
}

/** Starts fetching matomo.js without running it. The script element that follows finds it fetched. */
export function preloadScript(settings: ScriptSettings): void {
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'script'
  link.href = settings.scriptUrl
  addToHead(link, settings)
}

/** Adds a script or its preload link to the page. Both have to say the same, or the browser fetches the script twice. */
function addToHead<Element extends HTMLScriptElement | HTMLLinkElement>(
  element: Element,
  { nonce, integrity, crossOrigin }: ScriptSettings,
): Element {
  element.nonce = nonce ?? nonceOfPage()
  if (integrity !== undefined) element.integrity = integrity
  if (crossOrigin !== undefined) element.crossOrigin = crossOrigin
  document.head.append(element)
  return element
}

/** The nonce that the page's own scripts have under a Content Security Policy; `''` if they have none. */
function nonceOfPage(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
}
