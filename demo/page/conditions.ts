/** What decides whether a call becomes a hit. */
export interface Conditions {
  /** What the visitor has said; `not asked`: the shop does not want to know. */
  consent: 'not asked' | 'undecided' | 'given' | 'refused'
  isOnline: boolean
  /** Where matomo.js is on its way into the page. */
  script: 'not fetched' | 'being fetched' | 'failed' | 'running'
  /** When the last attempt to fetch it began, in milliseconds since the epoch. */
  fetchedAt: number
  /** How often it could not be fetched. */
  failures: number
}

export interface ConditionsStore {
  readonly now: Conditions
  set(changed: Partial<Conditions>): void
  subscribe(listener: () => void): void
}

export function createConditions(now: Conditions): ConditionsStore {
  const listeners: (() => void)[] = []
  return {
    get now() {
      return now
    },
    set(changed) {
      now = { ...now, ...changed }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.push(listener)
    },
  }
}
