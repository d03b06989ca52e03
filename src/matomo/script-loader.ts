import { loadScript, type LoadConditions, type ScriptSettings } from './load-script'
import { isMatomoRunning } from './paq'

/** `ready()` waits no longer than this, in milliseconds, for a server that does not answer. */
const READY_MS = 10_000

/** Loads matomo.js, and knows when nobody has to wait for it any more. */
export interface ScriptLoader {
  /** Starts loading, unless loading is under way or matomo.js has come. */
  load(): void
  /** Resolves when matomo.js runs, has failed to load once, or has not come for ten seconds; at once before `load()`. */
  ready(): Promise<void>
}

/** @param onLoaded - told once, when matomo.js has come and runs */
export function createScriptLoader(
  settings: ScriptSettings,
  conditions: LoadConditions,
  onLoaded: () => void,
): ScriptLoader {
  let ready = Promise.resolve()
  let state: 'idle' | 'loading' | 'loaded' = 'idle'

  const load = async (onFirst: () => void) => {
    await loadScript(settings, conditions, onFirst)
    state = isMatomoRunning() ? 'loaded' : 'idle'
    if (state === 'loaded') onLoaded()
  }

  return {
    load() {
      if (state !== 'idle') return
      state = 'loading'
      ready = new Promise((resolve) => {
        setTimeout(resolve, READY_MS)
        void load(resolve)
      })
    },
    ready: () => ready,
  }
}
