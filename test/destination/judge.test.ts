/** @jest-environment jsdom */
import type { Connection } from '../../src/destination/connection'
import { createConsent, type Decision } from '../../src/destination/consent'
import type { EarlierState } from '../../src/destination/earlier-calls'
import { judge } from '../../src/destination/judge'
import { runMatomo } from './support/page'

interface Situation {
  readonly decision: Decision
  readonly isOnline: boolean
  readonly earlier: EarlierState
}

/** Judges a call: with consent to tracking required, after a decision about it, with a network or without. */
function judgeCall({ decision = 'given', isOnline = true, earlier = 'none' }: Partial<Situation> = {}) {
  const consent = createConsent({ require: 'tracking' })
  consent.decide(decision, Date.now())
  const probe = jest.fn()
  const verdict = judge(consent, { isOnline: () => isOnline, probe } as unknown as Connection, earlier)
  return { verdict, probe }
}

afterEach(() => {
  delete window._paq
})

test('a call passes with consent and with a network', () => {
  runMatomo()
  const { verdict, probe } = judgeCall()
  expect(verdict).toEqual({ verdict: 'pass' })
  expect(probe).not.toHaveBeenCalled()
})

test('a call is held before the visitor has decided about consent', () => {
  expect(judgeCall({ decision: 'pending' }).verdict).toEqual({
    verdict: 'hold',
    reason:
      'The call waits for the visitor to decide about consent. It is sent, with its own time, once consent is given.',
  })
})

test('a call is dropped once the visitor has refused consent', () => {
  expect(judgeCall({ decision: 'refused' }).verdict).toEqual({
    verdict: 'drop',
    reason: 'the visitor has refused consent. Calls are sent again as soon as consent is given',
  })
})

test('a call is held, and the network is asked from time to time, while the network does not work and matomo.js runs', () => {
  runMatomo()
  const { verdict, probe } = judgeCall({ isOnline: false })
  expect(verdict).toEqual({
    verdict: 'hold',
    reason:
      'The call waits because the browser is offline. It is sent, with its own time, once the browser is online.',
  })
  expect(probe).toHaveBeenCalledTimes(1)
})

test('a call passes without a network before matomo.js runs, because calls wait in _paq then', () => {
  const { verdict, probe } = judgeCall({ isOnline: false })
  expect(verdict).toEqual({ verdict: 'pass' })
  expect(probe).not.toHaveBeenCalled()
})

test('the network is not asked for a call that waits for consent', () => {
  runMatomo()
  expect(judgeCall({ decision: 'pending', isOnline: false }).probe).not.toHaveBeenCalled()
})

test('a call is held while calls of an earlier page are being read, also before matomo.js runs', () => {
  expect(judgeCall({ earlier: 'being-taken' }).verdict).toEqual({
    verdict: 'hold',
    reason:
      'The call waits for calls of an earlier page, which are sent first. It is sent, with its own time, as soon as they have been read.',
  })
})

test('calls of an earlier page are held without a network before matomo.js runs, because what waits in _paq is lost with the page', () => {
  const { verdict, probe } = judgeCall({ isOnline: false, earlier: 'waiting' })
  expect(verdict.verdict).toBe('hold')
  expect(probe).toHaveBeenCalledTimes(1)
})

test('calls of an earlier page pass with a network', () => {
  expect(judgeCall({ earlier: 'waiting' }).verdict).toEqual({ verdict: 'pass' })
})
