import type { ConditionsStore } from '../conditions'

/** Notes each attempt of the plugin to fetch matomo.js: for each, the plugin adds a script element to the head. */
export function watchScript(conditions: ConditionsStore): void {
  const watch = (script: HTMLScriptElement) => {
    conditions.set({ script: 'being fetched', fetchedAt: Date.now() })
    script.addEventListener('load', () => {
      conditions.set({ script: 'running' })
    })
    script.addEventListener('error', () => {
      conditions.set({ script: 'failed', failedAt: Date.now(), failures: conditions.now.failures + 1 })
    })
  }
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof HTMLScriptElement && node.src.endsWith('/matomo.js')) watch(node)
    }
  })
  observer.observe(document.head, { childList: true })
}
