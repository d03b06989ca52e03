/** matomo.js delays the hits that come within this time after its first hit, in milliseconds. */
const MATOMO_GAP_MS = 800
/** Each hit that matomo.js delays adds this time to the delay of the next one, in milliseconds. */
const MATOMO_STEP_MS = 50
/** No hit is pushed for this time after the hit that starts a visit, in milliseconds: Matomo may not have stored the visit yet. */
const VISIT_GAP_MS = 800
/** The same time after a beacon, which may have started a visit as well. */
const BEACON_GAP_MS = 800

/** Says when a hit may be pushed. All times are in milliseconds since the epoch. */
export interface HitPacer {
  /** How long a hit has to wait; 0 where it may be pushed now. */
  waitOf(startsVisit: boolean, now: number): number
  /** A beacon was sent: no hit is pushed until Matomo has surely stored the beacon's hits. */
  noteBeacon(time: number, now: number): void
  /** A hit is pushed to a matomo.js that runs or is about to. */
  noteHit(startsVisit: boolean, now: number): void
}

/**
 * Keeps the hit that starts a visit apart from the hits before and after it. Where they reach Matomo together, Matomo may add
 * the new user's hits to the last user's visit, or make several visits of them.
 */
export function createHitPacer(): HitPacer {
  /** From when on matomo.js sends a hit at once; unknown before its first hit. */
  let sendsAtOnceFrom: number | undefined
  /** Until when no hit is pushed. */
  let pausedUntil = 0

  return {
    waitOf(startsVisit, now) {
      const from = startsVisit ? Math.max(pausedUntil, sendsAtOnceFrom ?? 0) : pausedUntil
      return Math.max(0, from - now)
    },
    noteBeacon(time, now) {
      // If the clock was set back since the beacon, the beacon's time lies ahead.
      const from = Math.min(time, now)
      pausedUntil = Math.max(pausedUntil, from + BEACON_GAP_MS)
    },
    noteHit(startsVisit, now) {
      if (sendsAtOnceFrom === undefined) sendsAtOnceFrom = now + MATOMO_GAP_MS
      else if (now < sendsAtOnceFrom) sendsAtOnceFrom += MATOMO_STEP_MS
      if (startsVisit) pausedUntil = now + VISIT_GAP_MS
    },
  }
}
