import type { LeavingVerdict } from './judge-leaving'

const WORDS: Readonly<Record<LeavingVerdict['verdict'], string>> = {
  send: 'sent by sendBeacon',
  store: 'stored for the next page',
  keep: 'left where they are',
  delete: 'neither sent nor stored, and what was stored is deleted',
}

/** Says in the console what becomes of the hits that wait for matomo.js when the page is left or hidden. */
export function reportLeaving({ verdict, reason }: LeavingVerdict, hits: number): void {
  const becomes = `hits that wait for matomo.js (${hits}) are ${WORDS[verdict]}`
  console.log(`[segment-matomo] The page is left or hidden: ${becomes}, because ${reason}.`)
}
