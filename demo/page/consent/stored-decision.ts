export type Decision = 'given' | 'refused'

const key = 'demo-consent'

/** The shop stores the visitor's decision: a plugin has to be told of it on each page load. */
export function readDecision(): Decision | undefined {
  const stored = localStorage.getItem(key)
  return stored === 'given' || stored === 'refused' ? stored : undefined
}

export function storeDecision(decision: Decision): void {
  localStorage.setItem(key, decision)
}

export function forgetDecision(): void {
  localStorage.removeItem(key)
}
