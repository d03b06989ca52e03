import { loadScript, type LoadConditions, type ScriptSettings } from './load-script'
import { isMatomoRunning } from './paq'

/** `ready()` waits no longer than this, in milliseconds, for a server that does not answer. */
const READY_MS = 10_000

/** A navigation that has taken longer than this, in milliseconds, was a download, and the page stays. */
const NAVIGATION_MS = 10_000

/** Loads matomo.js, and knows when nobody has to wait for it any more. */
export interface ScriptLoader {
  /** Starts loading, unless loading is under way or matomo.js has come. */
  load(): void
  /** Resolves when matomo.js runs, has failed to load once, or has not come for ten seconds; at once before `load()`. */
  ready(): Promise<void>
  /** Whether matomo.js could not be had although there was a network: a blocker keeps it away, perhaps, or the server is down. */
  hasFailed(): boolean
}

/** @param onLoaded - called once, when matomo.js has come and runs */
export function createScriptLoader(
  settings: ScriptSettings,
  conditions: LoadConditions,
  onLoaded: () => void,
): ScriptLoader {
  let ready = Promise.resolve()
  let state: 'idle' | 'loading' | 'loaded' = 'idle'
  let hasFailed = false

  const load = async (onFirst: () => void) => {
    const navigation = watchNavigation()
    await loadScript(settings, conditions, () => {
      const isBlocked = conditions.isOnline() && !navigation.isUnderWay()
      hasFailed = !isMatomoRunning() && (hasFailed || isBlocked)
      onFirst()
    })
    navigation.stop()
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
    hasFailed: () => hasFailed,
  }
}

/**
 * Watches whether the page is about to be left. Firefox gives up loading a script as soon as a navigation begins, and calls that an
 * error, long before the page is left.
 */
function watchNavigation() {
  let begunAt = -Infinity
  const onBegin = () => {
    begunAt = Date.now()
  }
  addEventListener('beforeunload', onBegin)
  return {
    isUnderWay: () => Date.now() - begunAt < NAVIGATION_MS,
    stop: () => removeEventListener('beforeunload', onBegin),
  }
}
