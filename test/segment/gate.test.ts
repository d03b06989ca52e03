import { createGate, type Verdict } from '../../src/segment/gate'

const PASS: Verdict = { verdict: 'pass' }
const HOLD: Verdict = { verdict: 'hold', reason: 'The shop is closed.' }
const DROP: Verdict = { verdict: 'drop', reason: 'The shop has gone.' }

/** A gate whose verdict the test changes, and what became of each call. */
function startGate() {
  const control = { verdict: HOLD, onOutcome: (): void => undefined }
  const outcomes: string[] = []
  const onHeld = jest.fn<undefined, [held: readonly string[]]>()
  const gate = createGate<string>({
    judge: () => control.verdict,
    onOutcome(name, outcome) {
      outcomes.push(outcome.verdict === 'drop' ? `${name} dropped: ${outcome.reason}` : `${name} passed`)
      control.onOutcome()
    },
    onHeld: (held) => onHeld([...held]),
  })
  return { control, outcomes, gate, onHeld }
}

test('a call passes at once, and nothing is said, where the verdict is "pass"', () => {
  const { control, gate, outcomes } = startGate()
  control.verdict = PASS
  expect(gate.enter('a')).toBeUndefined()
  expect(outcomes).toEqual(['a passed'])
})

test('a call is dropped with its reason where the verdict is "drop"', () => {
  const { control, gate, outcomes } = startGate()
  control.verdict = DROP
  expect(gate.enter('a')).toBeUndefined()
  expect(outcomes).toEqual(['a dropped: The shop has gone.'])
})

test('a held call says why it is held, and passes when the gate opens', () => {
  const { control, gate, outcomes } = startGate()
  expect(gate.enter('a')).toBe('The shop is closed.')
  gate.open()
  expect(outcomes).toEqual([])
  control.verdict = PASS
  gate.open()
  expect(outcomes).toEqual(['a passed'])
})

test('held calls pass in their order, before a call that enters later', () => {
  const { control, gate, outcomes } = startGate()
  gate.enter('a')
  gate.enter('b')
  control.verdict = PASS
  gate.enter('c')
  expect(outcomes).toEqual(['a passed', 'b passed', 'c passed'])
})

test('held calls are dropped where the verdict turns to "drop"', () => {
  const { control, gate, outcomes } = startGate()
  gate.enter('a')
  control.verdict = DROP
  gate.open()
  expect(outcomes).toEqual(['a dropped: The shop has gone.'])
})

test('a gate that closes while it opens keeps the calls that are left', () => {
  const { control, gate, outcomes } = startGate()
  control.onOutcome = () => {
    control.verdict = HOLD
  }
  gate.enter('a')
  gate.enter('b')
  control.verdict = PASS
  gate.open()
  expect(outcomes).toEqual(['a passed'])
  control.verdict = PASS
  gate.open()
  expect(outcomes).toEqual(['a passed', 'b passed'])
})

test('a gate holds a thousand calls and drops the next, but a reset still enters', () => {
  const { control, gate, outcomes } = startGate()
  for (let call = 0; call < 1000; call++) gate.enter('held')
  gate.enter('one too many')
  gate.enterAlways('reset')
  expect(outcomes).toEqual([expect.stringMatching(/^one too many dropped: 1000 calls wait already/)])
  control.verdict = PASS
  gate.open()
  expect(outcomes).toHaveLength(1002)
  expect(outcomes.at(-1)).toBe('reset passed')
})

test('each time that the gate is asked and holds, it tells what it holds, oldest first', () => {
  const { control, gate, onHeld } = startGate()
  gate.enter('a')
  gate.enterAlways('b')
  gate.open()
  control.verdict = PASS
  gate.open()
  expect(onHeld.mock.calls).toEqual([[['a']], [['a', 'b']], [['a', 'b']]])
})
