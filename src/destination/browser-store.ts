/** What is kept between page loads. Anything may stand in the browser's storage, so each reader checks what it gets. */
export interface StoredValues {
  /** The lines of the cart. */
  cart: readonly unknown[]
  /** Whether the next hit starts a visit, because a user has logged out. */
  reset: boolean
}

type Name = keyof StoredValues

/** Keeps values in the browser's storage, or in memory where they may not be stored. */
export interface BrowserStore {
  /** Reads anew each time, since another tab may have changed the value. `undefined` where there is none. */
  read(name: Name): unknown
  /** Keeps a value: stored where storing is allowed, in memory otherwise. */
  write<Key extends Name>(name: Key, value: StoredValues[Key]): void
  /** Takes a value out of the browser's storage, and keeps it in memory. */
  keepInMemory(name: Name): void
  /** Forgets a value. */
  remove(name: Name): void
  /** Moves all values to where they may be kept now. */
  applyRule(): void
}

const NAMES: readonly Name[] = ['cart', 'reset']

/**
 * Keeps values in `localStorage`, by site id. Where there is no storage, or the rule forbids it, values are kept in memory.
 * Content that cannot be read is none.
 *
 * @param mayStore - the one rule of when storing is allowed
 */
export function createBrowserStore(siteId: string | number, mayStore: () => boolean): BrowserStore {
  const memory = new Map<Name, unknown>()
  const keyOf = (name: Name) => `segment-matomo:${name}:${siteId}`

  const read = (name: Name) => memory.get(name) ?? readStorage(keyOf(name))
  const remove = (name: Name) => {
    memory.delete(name)
    removeFromStorage(keyOf(name))
  }
  const keepInMemory = (name: Name) => {
    const value = read(name)
    remove(name)
    if (value !== undefined) memory.set(name, value)
  }
  const keep = (name: Name, value: unknown) => {
    remove(name)
    const isStored = mayStore() && writeToStorage(keyOf(name), value)
    if (!isStored) memory.set(name, value)
  }

  return {
    read,
    remove,
    keepInMemory,
    write: keep,
    applyRule() {
      for (const name of NAMES) {
        const value = read(name)
        if (value !== undefined) keep(name, value)
      }
    },
  }
}

function readStorage(key: string): unknown {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as unknown)
  } catch {
    // The storage is blocked, or holds something that is no JSON.
    return undefined
  }
}

function removeFromStorage(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // The storage is blocked.
  }
}

/** @returns whether the value is stored now */
function writeToStorage(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    // The storage is blocked or full, or the value is no JSON.
    return false
  }
}
