// Runs in the page: many calls by one plugin, before a matomo.js that keeps nothing or before none at all.
import type { MatomoCommand } from '../../src'
import { contextOf } from './event'
import { runMatomo, startPlugin } from './start-plugin'

declare global {
  interface Window {
    benchLife: {
      start(isRunning: boolean): Promise<void>
      /** Makes calls, each with properties of its own. Returns the time of one, in microseconds. */
      call(count: number): number
      /** Pushes, without the plugin, what the calls become. */
      pushBare(count: number): void
    }
  }
}

let calls = 0
let started: Awaited<ReturnType<typeof startPlugin>>

window.benchLife = {
  async start(isRunning) {
    started = await startPlugin()
    if (isRunning) runMatomo()
  },
  call(count) {
    const start = performance.now()
    for (let index = 0; index < count; index++) {
      const ctx = contextOf('Played', { label: `Track ${calls}` }, calls++)
      started.announce([ctx])
      void started.plugin.track?.(ctx as never)
    }
    return ((performance.now() - start) / count) * 1000
  },
  pushBare(count) {
    const queue = (window._paq = []) as MatomoCommand[]
    for (let index = 0; index < count; index++) {
      queue.push(['trackEvent', 'Shop', 'Played', `Track ${calls++}`, 3])
    }
  },
}
