import { judgeLeaving, type LeavingSituation } from '../../src/destination/judge-leaving'

/** One hit waits for a matomo.js that is on its way, and nothing forbids sending or storing the hit. */
const ORDINARY: LeavingSituation = {
  isPrerendered: false,
  mayTrack: true,
  mayStore: true,
  waitingHits: 1,
  hasScriptFailed: false,
  isOnline: true,
  isKnown: true,
  hasBeacons: true,
}

test.each<[string, Partial<LeavingSituation>, string]>([
  ['waiting hits are sent while matomo.js is on its way', {}, 'send'],
  ['waiting hits are sent where nothing may be stored', { mayStore: false }, 'send'],
  ['nothing is sent or stored without consent, and what is stored is deleted', { mayTrack: false }, 'delete'],
  [
    'what is stored is deleted without consent, although nothing waits',
    { mayTrack: false, waitingHits: 0 },
    'delete',
  ],
  ['a page that was never shown sends and stores nothing', { isPrerendered: true }, 'keep'],
  [
    'a page that was never shown deletes nothing of the pages that were',
    { isPrerendered: true, mayTrack: false },
    'keep',
  ],
  ['where nothing waits, nothing is done', { waitingHits: 0 }, 'keep'],
  ['nothing is sent or stored after matomo.js was blocked', { hasScriptFailed: true }, 'keep'],
  [
    'nothing is sent or stored after matomo.js was blocked, offline too',
    { hasScriptFailed: true, isOnline: false },
    'keep',
  ],
  ['hits are stored while the browser is offline', { isOnline: false }, 'store'],
  ['hits are stored where a command is not known', { isKnown: false }, 'store'],
  ['hits are stored where the browser has no sendBeacon', { hasBeacons: false }, 'store'],
  [
    'hits stay where they are while offline, if nothing may be stored',
    { isOnline: false, mayStore: false },
    'keep',
  ],
])('%s', (_, facts, verdict) => {
  const judged = judgeLeaving({ ...ORDINARY, ...facts })
  expect(judged.verdict).toBe(verdict)
  expect(judged.reason).not.toBe('')
})
