import type { LeavingVerdict } from './judge-leaving'

const WORDS: Readonly<Record<LeavingVerdict['verdict'], string>> = {
  send: 'sent by sendBeacon',
  store: 'stored for the next page',
  keep: 'left where they are',
  delete: 'neither sent nor stored, and what was stored of earlier pages is deleted',
}

/** What has become of hits that waited for matomo.js. */
export interface LeavingOutcome extends LeavingVerdict {
  /** How many hits. */
  readonly hits: number
}

/** Says in the console what becomes of hits that wait for matomo.js when the page is left or hidden. */
export function reportLeaving({ verdict, reason, hits }: LeavingOutcome): void {
  const becomes = `hits that wait for matomo.js (${hits}) are ${WORDS[verdict]}`
  console.log(`[segment-matomo] The page is left or hidden: ${becomes}, because ${reason}.`)
}
