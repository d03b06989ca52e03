/** `cart`: its lines. `reset`: text after a reset, until there is a hit. */
type Name = 'cart' | 'reset'

/** What outlives the page. */
export interface BrowserStore {
  /** Anew each time, since another tab may have changed it. May be anything, as anything may have written it. */
  read(name: Name): unknown
  /** What is empty is taken out of the browser. What may not be stored as well, and is kept in memory. */
  write(name: Name, value: string | readonly unknown[], mayBeStored?: boolean): void
  /** Into the browser, or out of it, as it is allowed now. */
  move(name: Name, mayBeStored?: boolean): void
}

/**
 * Keeps things in localStorage. Where there is none, or it may not be used, they are kept in memory; content that
 * cannot be read is none.
 *
 * @param mayStore - whether the browser's storage may be written now
 */
export function createBrowserStore(siteId: string | number, mayStore: () => boolean): BrowserStore {
  const memory: Partial<Record<Name, unknown>> = {}
  const keyOf = (name: Name) => `segment-matomo:${name}:${siteId}`
  const read = (name: Name) => {
    try {
      return memory[name] ?? (JSON.parse(localStorage[keyOf(name)] as string) as unknown)
    } catch {
      // No storage, or nothing in it.
    }
  }
  const write: BrowserStore['write'] = (name, value, mayBeStored = mayStore()) => {
    memory[name] = value
    try {
      localStorage.removeItem(keyOf(name))
      if (!mayBeStored) return
      if (value.length) localStorage[keyOf(name)] = JSON.stringify(value)
      memory[name] = undefined
    } catch {
      // No storage, or no room in it.
    }
  }
  return {
    read,
    write,
    move: (name, mayBeStored) => write(name, (read(name) ?? '') as string, mayBeStored),
  }
}
