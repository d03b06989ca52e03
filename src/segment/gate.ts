/** What becomes of a call now: it passes, it is held until later, or it is dropped. */
export type Verdict =
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'hold'; readonly reason: string }
  | { readonly verdict: 'drop'; readonly reason: string }

/** What a call comes to in the end. */
export type Outcome = Exclude<Verdict, { verdict: 'hold' }>

/** A call that enters: told of its outcome, at once or later. */
export type Entrant = (outcome: Outcome) => void

/** As many calls are held at most. */
const MAX_HELD = 1000

/** Lets calls pass, holds them or drops them, in their order. */
export interface Gate {
  /** A call enters. @returns why the call is held, or `undefined` where the call has its outcome */
  enter(entrant: Entrant): string | undefined
  /** A reset enters, which is never dropped because too much is held. */
  enterAlways(entrant: Entrant): void
  /** Asks again for what is held. */
  open(): void
}

/**
 * Makes a gate. What enters behind something that is held is held as well, so that the order stays.
 *
 * @param judge - says what becomes of the next call
 */
export function createGate(judge: () => Verdict): Gate {
  const held: Entrant[] = []

  /** @returns why the gate holds, or `undefined` where nothing is held any more */
  const open = (): string | undefined => {
    let [next] = held
    while (next) {
      const verdict = judge()
      if (verdict.verdict === 'hold') return verdict.reason
      held.shift()
      next(verdict)
      next = held[0]
    }
    return undefined
  }
  const enterAlways = (entrant: Entrant) => {
    held.push(entrant)
    return open()
  }

  return {
    open,
    enterAlways,
    enter(entrant) {
      if (held.length < MAX_HELD) return enterAlways(entrant)
      entrant({
        verdict: 'drop',
        reason: `${MAX_HELD} calls wait already, for consent or for the network`,
      })
      return undefined
    },
  }
}
