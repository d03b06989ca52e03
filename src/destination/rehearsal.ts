import type { Cart } from '../mapping/commerce/item'
import { mapEvent } from '../mapping/map-event'
import { mapReset } from '../mapping/map-reset'
import type { MappedCall } from '../mapping/call-batch'
import { standingOf } from '../mapping/standing'
import type { State } from '../mapping/state'
import { isHit } from '../matomo/hit'
import { timeOfCall } from '../segment/time-of-call'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { isConsentCall, type Entry } from './entry'

/** What would have become of held entries, had they passed. */
export interface Rehearsal {
  readonly state: State
  /** The cart, if the entries change it. */
  readonly cart: Cart | undefined
  /** The calls that become hits, and the entry that each of them comes from. */
  readonly calls: readonly RehearsedCall[]
}

interface RehearsedCall {
  readonly entry: Entry
  readonly mapped: MappedCall
}

/** Maps one more entry. Nothing is sent, and nothing is remembered but what is returned. */
export function rehearse(
  rehearsal: Rehearsal,
  entry: Entry,
  settings: ResolvedSettings,
  readStoredCart: () => unknown,
): Rehearsal {
  const { state, cart, calls } = rehearsal
  if (entry.kind === 'unsent-hits') return rehearsal
  if (entry.kind === 'reset') return { calls, state: mapReset(state).state, cart: [] }
  if (entry.kind === 'earlier-calls') {
    const { batch } = entry
    return {
      state: { ...state, startsVisit: state.startsVisit || batch.startsVisit },
      cart: batch.cart ?? cart,
      calls: [...calls, ...batch.calls.map((mapped) => ({ entry, mapped }))],
    }
  }
  const { asCalled, page } = entry.call
  if (isConsentCall(asCalled)) return rehearsal
  try {
    const readCart = () => cart ?? readStoredCart()
    const mapping = mapEvent(asCalled, state, settings, { page, readCart })
    const { commands, startsVisit } = mapping
    const mapped = { ...standingOf(mapping.state), time: timeOfCall(asCalled), commands, startsVisit }
    return {
      state: mapping.state,
      cart: mapping.cart ?? cart,
      calls: commands.some(isHit) ? [...calls, { entry, mapped }] : calls,
    }
  } catch {
    // Properties may be proxies, or getters that throw.
    return rehearsal
  }
}
