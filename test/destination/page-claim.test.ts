/** @jest-environment jsdom */
import { claimPage, pageClaim, releasePage } from '../../src/destination/page-claim'

afterEach(() => {
  Reflect.deleteProperty(window, Symbol.for('segment-matomo'))
})

test('a page has one claim, which other copies of this package find as well', () => {
  const claim = pageClaim()
  expect(pageClaim()).toBe(claim)
  expect(Reflect.get(window, Symbol.for('segment-matomo'))).toBe(claim)
})

test('the first plugin takes the page, which no plugin had before', () => {
  expect(claimPage()).toEqual({ isTaken: true })
  expect(pageClaim().isTaken).toBe(true)
})

test('a second plugin gets an error that says what to do, while the first one runs', () => {
  claimPage()
  expect(claimPage).toThrow(
    '[segment-matomo] already-runs: Another Matomo plugin runs on this page, so this one does not start. For several sites or servers, give one plugin the setting `trackers`.',
  )
})

test('a page that was given back can be taken again, and is known to have been taken before', () => {
  releasePage(claimPage())
  expect(pageClaim()).toMatchObject({ isTaken: false, wasTaken: true })
  expect(claimPage()).toMatchObject({ isTaken: true, wasTaken: true })
})

test('a page that is given back forgets what the consent banner said, and tells nobody of the next decision', () => {
  const claim = claimPage()
  claim.decision = { decision: 'given', time: 1 }
  claim.onDecision = () => undefined
  releasePage(claim)
  expect([claim.decision, claim.onDecision]).toEqual([undefined, undefined])
})
