import type { LeavingVerdict } from './judge-leaving'

const WORDS: Readonly<Record<LeavingVerdict['verdict'], string>> = {
  send: 'sent by sendBeacon',
  store: 'stored for the next page',
  keep: 'left waiting for matomo.js',
  delete: 'neither sent nor stored, and what was stored is deleted',
}

/** Says in the console what becomes of the hits that wait for matomo.js when the page is left or hidden. */
export function reportLeaving({ verdict, reason }: LeavingVerdict, hits: number): void {
  console.log(
    `[segment-matomo] The page is left or hidden. Waiting hits: ${hits}, ${WORDS[verdict]}, because ${reason}.`,
  )
}
