import { initialState, type State } from '../../src/mapping/state'
import { map, mapAll, pageCall, reset } from '../support/map'

const played = { type: 'track' as const, event: 'Played' }
const identify = { type: 'identify' as const, userId: 'ann' }

/** Whether the next hit starts a visit after a reset in this state. */
const startsAfterReset = (state: State) => map(played, { state: reset(state).state }).startsVisit

test('without a reset no hit starts a visit', () => {
  expect(map(played).startsVisit).toBe(false)
  expect(map(pageCall()).startsVisit).toBe(false)
})

test('the first hit after the reset of a known user starts a visit, and the second one does not', () => {
  const { state } = reset(map(identify).state)
  expect(state.startsVisit).toBe(true)
  const first = map(played, { state })
  expect([first.startsVisit, first.state.startsVisit]).toStrictEqual([true, false])
  expect(map(played, { state: first.state }).startsVisit).toBe(false)
})

test('a reset itself is no hit, and calls that become no hit leave the visit to the next one', () => {
  const afterReset = reset(map(identify).state)
  expect(afterReset.startsVisit).toBe(false)
  const identified = map({ type: 'identify', userId: 'bob' }, { state: afterReset.state })
  expect([identified.startsVisit, identified.state.startsVisit]).toStrictEqual([false, true])
  expect(map({ type: 'track', event: '' }, { state: identified.state }).startsVisit).toBe(false)
  expect(map(pageCall(), { state: identified.state }).startsVisit).toBe(true)
})

test('a reset where nobody was known starts no visit', () => {
  expect(startsAfterReset(initialState())).toBe(false)
  expect(startsAfterReset(map(played).state)).toBe(false)
})

test('a second reset keeps the visit that the first reset has announced', () => {
  expect(startsAfterReset(reset(map(identify).state).state)).toBe(true)
})

test('a reset starts no visit once the user before has had it', () => {
  const { state } = mapAll([played], { state: reset(map(identify).state).state })
  expect(startsAfterReset(state)).toBe(false)
})

test('the reset of a user whom Segment had stored before the page load starts a visit', () => {
  expect(startsAfterReset(initialState({ user: 'ann' }))).toBe(true)
})

test('the reset of a user starts a visit also after a late event without a user', () => {
  expect(startsAfterReset(mapAll([{ ...played, userId: 'ann' }, played]).state)).toBe(true)
})

test('with userId false the reset of a known user starts a visit', () => {
  const { state } = map(identify, { settings: { userId: false } })
  expect(startsAfterReset(state)).toBe(true)
})

test('the hit after a reset on an earlier page starts a visit', () => {
  expect(map(played, { state: initialState({ startsVisit: true }) }).startsVisit).toBe(true)
})

test('a user whom Segment had stored is still said to matomo.js with the first event', () => {
  const state = initialState({ user: 'ann' })
  expect(map({ ...played, userId: 'ann' }, { state }).commands[0]).toStrictEqual(['setUserId', 'ann'])
})

test('a reset takes user, dimensions and cart back, whoever was known', () => {
  const settings = { customDimensions: { 'traits.tier': 3 } }
  const { state } = map({ type: 'identify', traits: { tier: 'gold' } }, { settings })
  const { commands, cart } = reset(state)
  expect(commands).toStrictEqual([['resetUserId'], ['deleteCustomDimension', 3]])
  expect(cart).toStrictEqual([])
})

test('the state that is passed in does not change', () => {
  const state = Object.freeze(initialState({ user: 'ann', startsVisit: true }))
  mapAll([identify, played, pageCall()], { state })
  reset(state)
  expect(state).toStrictEqual(initialState({ user: 'ann', startsVisit: true }))
})
