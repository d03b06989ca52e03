import { createHitPacer } from '../../src/matomo/hit-pacer'

const NOON = Date.UTC(2026, 10, 23, 12)

/** A pacer to which these hits were pushed, and its waits, in milliseconds since noon. */
function startPacer(...hits: { at: number; startsVisit?: boolean }[]) {
  const pacer = createHitPacer()
  for (const { at, startsVisit = false } of hits) pacer.noteHit(startsVisit, NOON + at)
  return {
    waitOfHit: (at: number) => pacer.waitOf(false, NOON + at),
    waitOfVisit: (at: number) => pacer.waitOf(true, NOON + at),
  }
}

test('the first hit of a page does not wait, whether or not it starts a visit', () => {
  const { waitOfHit, waitOfVisit } = startPacer()
  expect([waitOfHit(0), waitOfVisit(0)]).toEqual([0, 0])
})

test('an ordinary hit does not wait for another ordinary hit', () => {
  expect(startPacer({ at: 0 }).waitOfHit(1)).toBe(0)
})

test('a hit that starts a visit waits until matomo.js no longer delays hits, 0.8 s after its first hit', () => {
  const { waitOfVisit } = startPacer({ at: 0 })
  expect([waitOfVisit(0), waitOfVisit(300), waitOfVisit(799), waitOfVisit(800)]).toEqual([800, 500, 1, 0])
})

test('each hit that matomo.js delays adds 50 ms to the wait for a visit', () => {
  expect(startPacer({ at: 0 }, { at: 10 }, { at: 20 }).waitOfVisit(100)).toBe(800)
})

test('a hit at the end of the first 0.8 s is not delayed, so it adds nothing to the wait for a visit', () => {
  expect(startPacer({ at: 0 }, { at: 799 }).waitOfVisit(799)).toBe(51)
  expect(startPacer({ at: 0 }, { at: 800 }).waitOfVisit(800)).toBe(0)
})

test('an ordinary hit waits until 0.8 s after a hit that starts a visit', () => {
  const { waitOfHit } = startPacer({ at: 0, startsVisit: true })
  expect([waitOfHit(0), waitOfHit(799), waitOfHit(800), waitOfHit(5000)]).toEqual([800, 1, 0, 0])
})

test('a second visit waits until 0.8 s after the hit that starts the first one', () => {
  expect(startPacer({ at: 0 }, { at: 5000, startsVisit: true }).waitOfVisit(5100)).toBe(700)
})

test('an ordinary hit after a visit does not end the wait', () => {
  expect(startPacer({ at: 0, startsVisit: true }, { at: 100 }).waitOfHit(200)).toBe(600)
})

test('a wait is never negative, long after the hits', () => {
  const { waitOfHit, waitOfVisit } = startPacer({ at: 0, startsVisit: true })
  expect([waitOfHit(100_000), waitOfVisit(100_000)]).toEqual([0, 0])
})
