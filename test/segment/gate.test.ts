import { createGate, type Outcome, type Verdict } from '../../src/segment/gate'

const PASS: Verdict = { verdict: 'pass' }
const HOLD: Verdict = { verdict: 'hold', reason: 'The shop is closed.' }
const DROP: Verdict = { verdict: 'drop', reason: 'The shop has gone.' }

/** A gate whose verdict the test changes, and what became of each call. */
function startGate() {
  const control = { verdict: HOLD }
  const outcomes: string[] = []
  const gate = createGate(() => control.verdict)
  const entrant = (name: string) => (outcome: Outcome) => {
    outcomes.push(outcome.verdict === 'drop' ? `${name} dropped: ${outcome.reason}` : `${name} passed`)
  }
  return { control, outcomes, gate, entrant }
}

test('a call passes at once, and nothing is said, where the verdict is "pass"', () => {
  const { control, gate, outcomes, entrant } = startGate()
  control.verdict = PASS
  expect(gate.enter(entrant('a'))).toBeUndefined()
  expect(outcomes).toEqual(['a passed'])
})

test('a call is dropped with its reason where the verdict is "drop"', () => {
  const { control, gate, outcomes, entrant } = startGate()
  control.verdict = DROP
  expect(gate.enter(entrant('a'))).toBeUndefined()
  expect(outcomes).toEqual(['a dropped: The shop has gone.'])
})

test('a held call says why it is held, and passes when the gate opens', () => {
  const { control, gate, outcomes, entrant } = startGate()
  expect(gate.enter(entrant('a'))).toBe('The shop is closed.')
  gate.open()
  expect(outcomes).toEqual([])
  control.verdict = PASS
  gate.open()
  expect(outcomes).toEqual(['a passed'])
})

test('held calls pass in their order, before a call that enters later', () => {
  const { control, gate, outcomes, entrant } = startGate()
  gate.enter(entrant('a'))
  gate.enter(entrant('b'))
  control.verdict = PASS
  gate.enter(entrant('c'))
  expect(outcomes).toEqual(['a passed', 'b passed', 'c passed'])
})

test('held calls are dropped where the verdict turns to "drop"', () => {
  const { control, gate, outcomes, entrant } = startGate()
  gate.enter(entrant('a'))
  control.verdict = DROP
  gate.open()
  expect(outcomes).toEqual(['a dropped: The shop has gone.'])
})

test('a gate that closes while it opens keeps the calls that are left', () => {
  const { control, gate, outcomes, entrant } = startGate()
  gate.enter((outcome) => {
    entrant('a')(outcome)
    control.verdict = HOLD
  })
  gate.enter(entrant('b'))
  control.verdict = PASS
  gate.open()
  expect(outcomes).toEqual(['a passed'])
  control.verdict = PASS
  gate.open()
  expect(outcomes).toEqual(['a passed', 'b passed'])
})

test('a gate holds a thousand calls and drops the next, but a reset still enters', () => {
  const { control, gate, outcomes, entrant } = startGate()
  for (let call = 0; call < 1000; call++) gate.enter(entrant('held'))
  gate.enter(entrant('one too many'))
  gate.enterAlways(entrant('reset'))
  expect(outcomes).toEqual([expect.stringMatching(/^one too many dropped: 1000 calls wait already/)])
  control.verdict = PASS
  gate.open()
  expect(outcomes).toHaveLength(1002)
  expect(outcomes.at(-1)).toBe('reset passed')
})
