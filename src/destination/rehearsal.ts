import type { CallBatch } from '../mapping/call-batch'
import type { Cart } from '../mapping/commerce/item'
import { mapEvent } from '../mapping/map-event'
import { mapReset } from '../mapping/map-reset'
import { mappedCallOf } from '../mapping/standing'
import type { State } from '../mapping/state'
import { isHit } from '../matomo/hit'
import { timeOfCall } from '../segment/time-of-call'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { SourcedCall } from './call-copy'
import { isConsentCall, type Entry } from './entry'

/** What would have become of held entries, had they passed. */
export interface Rehearsal {
  /** The entries that have been rehearsed. */
  readonly entries: ReadonlySet<Entry>
  readonly state: State
  /** The cart, if the entries change it. */
  readonly cart: Cart | undefined
  /** The calls that become hits, each with the entry that it comes from. */
  readonly calls: readonly SourcedCall<Entry>[]
}

/** What the entries are mapped with. */
export interface RehearsalWorld {
  readonly settings: ResolvedSettings
  readonly readEarlier: () => CallBatch
  readonly readStoredCart: () => unknown
}

export function startRehearsal(state: State): Rehearsal {
  return { entries: new Set(), state, cart: undefined, calls: [] }
}

/** Maps one more entry, once. Nothing is sent, and nothing is remembered but what is returned. */
export function rehearse(rehearsal: Rehearsal, entry: Entry, world: RehearsalWorld): Rehearsal {
  if (rehearsal.entries.has(entry)) return rehearsal
  const entries = new Set([...rehearsal.entries, entry])
  return { ...rehearsal, ...changesBy(entry, rehearsal, world), entries }
}

function changesBy(
  entry: Entry,
  { state, cart, calls }: Rehearsal,
  { settings, readEarlier, readStoredCart }: RehearsalWorld,
): Partial<Rehearsal> {
  if (entry.kind === 'reset') return { state: mapReset(state).state, cart: [] }
  if (entry.kind === 'earlier-calls') {
    // The calls themselves are stored by the page that made them.
    const earlier = readEarlier()
    const startsVisit = state.startsVisit || earlier.startsVisit
    return { state: { ...state, startsVisit }, cart: earlier.cart ?? cart }
  }
  const { asCalled, page } = entry.call
  if (isConsentCall(asCalled)) return {}
  try {
    const readCart = () => cart ?? readStoredCart()
    const mapping = mapEvent(asCalled, state, settings, { page, readCart })
    const call = mappedCallOf(mapping, timeOfCall(asCalled))
    return {
      state: mapping.state,
      cart: mapping.cart ?? cart,
      calls: call.commands.some(isHit) ? [...calls, { source: entry, call }] : calls,
    }
  } catch {
    // Properties may be proxies, or getters that throw.
    return {}
  }
}
