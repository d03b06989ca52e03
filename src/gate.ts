/** Steps that wait at most: what a visitor does before a decision, without growing for ever. */
const MAX_HELD = 1000

type Why = (why: string) => void

/** Keeps steps back, in their order, until it is decided whether they may be taken, and while they cannot be. */
export interface Gate {
  /** Takes a step: now, later, or never where it is refused. Says why, or until when, if it is not now. */
  pass(step: () => void, onDropped: Why, onHeld?: (until: string) => void): void
  /** Allows all steps, those that wait first, or drops them. */
  decide(isAllowed: boolean): void
  /** Takes the steps that wait, as far as they may be taken now. */
  readonly open: () => void
}

/** @param canTake - whether a step can be taken now, where it may */
export function createGate(canTake: () => boolean): Gate {
  let decision: boolean | undefined
  const held: Parameters<Gate['pass']>[] = []
  const isOpen = () => decision && canTake()
  const open = () => {
    if (decision === false) {
      for (const [, onDropped] of held.splice(0)) onDropped('consent was refused')
    }
    while (held.length && isOpen()) held.shift()?.[0]()
  }
  return {
    pass(step, onDropped, onHeld) {
      if (!held.length && isOpen()) step()
      else if (held.length >= MAX_HELD) onDropped(`${MAX_HELD} calls wait already`)
      else {
        held.push([step, onDropped])
        open()
        if (held.length) onHeld?.(decision ? 'the browser is online' : 'there is consent')
      }
    },
    decide(isAllowed) {
      decision = isAllowed
      open()
    },
    open,
  }
}
