import type { ConditionsStore } from '../conditions'

/** Notes when the browser goes offline and online, by the demo's switch or by itself. */
export function watchConnection(conditions: ConditionsStore): void {
  for (const type of ['online', 'offline']) {
    addEventListener(type, () => {
      conditions.set({ isOnline: navigator.onLine })
    })
  }
}
