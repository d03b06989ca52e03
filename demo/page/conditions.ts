/** What decides whether a call becomes a hit. */
export interface Conditions {
  /** The visitor's decision. `not asked`: the shop does not ask for consent. */
  consent: 'not asked' | 'undecided' | 'given' | 'refused'
  isOnline: boolean
  /** How far matomo.js is on its way into the page. */
  script: 'not fetched' | 'being fetched' | 'failed' | 'running'
  /** When the last attempt to fetch matomo.js began, in milliseconds since the epoch. */
  fetchedAt: number
  /** When the last attempt to fetch matomo.js failed, likewise. */
  failedAt: number
  /** How often matomo.js could not be fetched. */
  failures: number
}

export interface ConditionsStore {
  readonly now: Conditions
  set(changed: Partial<Conditions>): void
  subscribe(listener: () => void): void
}

export function createConditions(initial: Conditions): ConditionsStore {
  let now = initial
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
