import { readStored, removeStored, writeStored } from './local-storage'

/** What is kept between page loads. Anything may stand in the browser's storage, so each reader checks what it gets. */
export interface StoredValues {
  /** The lines of the cart. */
  cart: readonly unknown[]
  /** Whether the next hit starts a visit, because a user has logged out. */
  reset: boolean
  /** The id that a beacon gave to a visitor who has no cookie yet. */
  visitor: string
  /** When the last beacon was sent, in milliseconds since the epoch. */
  beacon: number
}

type Name = keyof StoredValues

const NAMES: readonly Name[] = ['cart', 'reset', 'visitor', 'beacon']

/** How long after it was written a value is forgotten, in milliseconds: 30 days. */
const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000

/** Keeps values in the browser's storage, or in memory where they may not be stored. */
export interface BrowserStore {
  /** Reads anew each time, since another tab may have changed the value. `undefined` if there is none. */
  read(name: Name): unknown
  /** Keeps a value: stored where storing is allowed, in memory otherwise. */
  write<Key extends Name>(name: Key, value: StoredValues[Key]): void
  /** Takes a value out of the browser's storage, and keeps the value in memory. */
  keepInMemory(name: Name): void
  /** Forgets a value. */
  remove(name: Name): void
  /** Moves all values to where they may be kept now, and deletes those that are too old or cannot be read. */
  applyRule(): void
  /** Whether something may be stored, by the one rule. */
  mayStore(): boolean
}

/** A value as it is kept, with the time when it was written. */
interface Kept {
  readonly value: unknown
  /** In milliseconds since the epoch. */
  readonly time: number
}

/**
 * Keeps values in `localStorage`, by site id. Where there is no storage, or the rule forbids it, values are kept in memory.
 * Content that cannot be read counts as absent.
 *
 * @param mayStore - the one rule of when storing is allowed
 */
export function createBrowserStore(siteId: string | number, mayStore: () => boolean): BrowserStore {
  const memory = new Map<Name, Kept>()
  const keyOf = (name: Name) => `segment-matomo:${name}:${siteId}`

  const readKept = (name: Name): Kept | undefined => {
    const kept = memory.get(name) ?? readStorage(keyOf(name))
    // The time may lie ahead, if the clock was ahead when the value was written.
    return kept && Math.abs(Date.now() - kept.time) < LIFETIME_MS ? kept : undefined
  }
  const remove = (name: Name) => {
    memory.delete(name)
    removeStored(keyOf(name))
  }
  const keep = (name: Name, kept: Kept, mayBeStored: boolean) => {
    remove(name)
    const isStored = mayBeStored && writeStored(keyOf(name), () => JSON.stringify(kept))
    if (!isStored) memory.set(name, kept)
  }
  const move = (name: Name, mayBeStored: boolean) => {
    const kept = readKept(name)
    if (kept) keep(name, kept, mayBeStored)
    else remove(name)
  }

  return {
    mayStore,
    remove,
    read: (name) => readKept(name)?.value,
    write: (name, value) => keep(name, { value, time: Date.now() }, mayStore()),
    keepInMemory: (name) => move(name, false),
    applyRule: () => {
      for (const name of NAMES) move(name, mayStore())
    },
  }
}

function readStorage(key: string): Kept | undefined {
  try {
    const stored = JSON.parse(readStored(key) ?? 'null') as Partial<Kept> | null
    if (stored === null) return undefined
    // Version 1 stored the value alone, without its time.
    return typeof stored.time === 'number'
      ? { value: stored.value, time: stored.time }
      : { value: stored, time: Date.now() }
  } catch {
    // What is stored is no JSON.
    return undefined
  }
}
