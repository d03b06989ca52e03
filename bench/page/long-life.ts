// Runs in the page: many calls by one plugin, before a matomo.js that keeps nothing or before none at all.
import type { MatomoCommand } from '../../src'
import { contextOf } from './event'
import { runMatomo, startPlugin, type StartedPlugin } from './start-plugin'

declare global {
  interface Window {
    benchLife: {
      /** Starts the plugin. `matomoJs` says whether matomo.js runs. */
      start(matomoJs: 'running' | 'not loaded'): Promise<void>
      /** Makes calls, each with properties of its own. Returns the time of one, in microseconds. */
      call(count: number): number
      /** Pushes the commands that the calls become, without the plugin. */
      pushBare(count: number): void
    }
  }
}

let calls = 0
let started: StartedPlugin

window.benchLife = {
  async start(matomoJs) {
    started = await startPlugin()
    if (matomoJs === 'running') runMatomo()
  },
  call(count) {
    const start = performance.now()
    for (let index = 0; index < count; index++) {
      const ctx = contextOf('Played', { label: `Track ${calls}` }, calls)
      calls++
      started.announce([ctx])
      void started.plugin.track?.(ctx as never)
    }
    return ((performance.now() - start) / count) * 1000
  },
  pushBare(count) {
    const queue: MatomoCommand[] = []
    window._paq = queue
    for (let index = 0; index < count; index++) {
      queue.push(['trackEvent', 'Shop', 'Played', `Track ${calls}`, 3])
      calls++
    }
  },
}
