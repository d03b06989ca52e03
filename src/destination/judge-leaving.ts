/** The situation when the page is left or hidden. */
export interface LeavingSituation {
  /** Whether the page was loaded ahead, and never shown. */
  readonly isPrerendered: boolean
  /** Whether consent, opt-outs and "do not track" allow hits. */
  readonly mayTrack: boolean
  /** Whether something may be kept in the browser. */
  readonly mayStore: boolean
  /** How many of our hits wait for matomo.js. */
  readonly waitingHits: number
  /** Whether matomo.js could not be loaded. */
  readonly hasScriptFailed: boolean
  readonly isOnline: boolean
  /** Whether the plugin knows of each command what matomo.js would make of it. */
  readonly isKnown: boolean
  readonly hasBeacons: boolean
}

/**
 * What becomes of the hits that wait: they are sent, stored for the next page, or left where they are (`keep`). `delete` is for a
 * visitor who may not be tracked: the hits stay where they are, and what earlier pages have stored is deleted.
 */
export interface LeavingVerdict {
  readonly verdict: 'send' | 'store' | 'keep' | 'delete'
  readonly reason: string
}

/** Says what becomes of the hits that wait for matomo.js when the page is left or hidden. */
export function judgeLeaving(situation: LeavingSituation): LeavingVerdict {
  if (situation.isPrerendered) return { verdict: 'keep', reason: 'the page was never shown' }
  if (!situation.mayTrack) return { verdict: 'delete', reason: 'the visitor may not be tracked' }
  if (situation.waitingHits === 0) return { verdict: 'keep', reason: 'nothing waits' }
  if (situation.hasScriptFailed) return { verdict: 'keep', reason: 'matomo.js could not be loaded' }
  const obstacle = findObstacle(situation)
  if (obstacle === undefined) return { verdict: 'send', reason: 'matomo.js has not loaded yet' }
  if (situation.mayStore) return { verdict: 'store', reason: obstacle }
  return { verdict: 'keep', reason: `${obstacle}, and nothing may be stored` }
}

/** What keeps the plugin from sending hits that it is allowed to send. */
function findObstacle({ isOnline, isKnown, hasBeacons }: LeavingSituation): string | undefined {
  if (!isOnline) return 'the browser is offline'
  if (!isKnown) return 'only matomo.js knows what a command does to requests'
  if (!hasBeacons) return 'the browser has no sendBeacon'
  return undefined
}
