import type { LoadConditions } from '../../../src/matomo/load-script'

export const SCRIPT_URL = 'https://matomo.test/matomo.js'

/** The scripts on the page. */
export const scripts = (): HTMLScriptElement[] => [...document.scripts]

/** Puts a script of the page's own there. */
export function addPageScript(src: string, type = ''): HTMLScriptElement {
  const script = Object.assign(document.createElement('script'), { src, type })
  document.head.append(script)
  return script
}

/** Ends the one attempt that is under way, after which `_paq` is matomo.js's own if that runs. */
export async function endAttempt(event: 'load' | 'error', { isRunning = false } = {}): Promise<void> {
  if (isRunning) runMatomo()
  scripts().at(-1)?.dispatchEvent(new Event(event))
  await jest.advanceTimersByTimeAsync(0)
}

export function runMatomo(): void {
  window._paq = { push: () => undefined }
}

/** Conditions under which matomo.js is loaded; the test changes them. */
export function createConditions() {
  const state = { isWanted: true, isOnline: true, goOnline: (): void => undefined }
  const conditions: LoadConditions = {
    isWanted: () => state.isWanted,
    isOnline: () => state.isOnline,
    whenOnline: () =>
      new Promise((resolve) => {
        state.goOnline = () => {
          state.isOnline = true
          resolve()
        }
      }),
  }
  return { state, conditions }
}

/** Takes everything off the page that loading matomo.js has left there. */
export function cleanScripts(): void {
  document.head.innerHTML = ''
  delete window._paq
}
