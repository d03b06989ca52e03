export type Decision = 'given' | 'refused'

const key = 'demo-consent'

/** The shop keeps the visitor's decision: the plugin wants to be told on each page load. */
export function readDecision(): Decision | undefined {
  const stored = localStorage.getItem(key)
  return stored === 'given' || stored === 'refused' ? stored : undefined
}

export function storeDecision(decision: Decision | undefined): void {
  if (decision) localStorage.setItem(key, decision)
  else localStorage.removeItem(key)
}
