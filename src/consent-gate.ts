/** Steps that wait at most: what a visitor does before a decision, without growing for ever. */
const MAX_HELD = 1000

/** Keeps steps back until it is decided whether they may be taken. */
export interface ConsentGate {
  /** Takes a step: now where it is allowed, later where nothing is decided yet, never where it is refused. */
  pass(step: () => void, onDropped: (why: string) => void, onHeld?: (why: string) => void): void
  /** Allows all steps, those that wait first and in their order, or drops them. */
  decide(isAllowed: boolean): void
}

export function createConsentGate(): ConsentGate {
  let decision: boolean | undefined
  let held: Parameters<ConsentGate['pass']>[] = []
  const pass: ConsentGate['pass'] = (step, onDropped, onHeld) => {
    if (decision) step()
    else if (decision === false) onDropped('consent was refused')
    else if (held.length < MAX_HELD) {
      held.push([step, onDropped])
      onHeld?.('it waits for consent')
    } else onDropped(`${MAX_HELD} calls wait for consent already`)
  }
  return {
    pass,
    decide(isAllowed) {
      decision = isAllowed
      const waiting = held
      held = []
      for (const each of waiting) pass(...each)
    },
  }
}
