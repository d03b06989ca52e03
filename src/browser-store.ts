import type { Cart } from './mapping/commerce/cart'

/** What outlives the page. */
interface Stored {
  /** Matomo wants all lines on each cart update, Segment says only what changed. */
  cart: Cart
  /** Text where the user has logged out and nothing was tracked since: the next hit, of whichever page, starts a visit. */
  'new-visit': string
}

export interface BrowserStore {
  /** Anew each time, since another tab may have changed it. May be anything, as anything may have written it. */
  read(name: keyof Stored): unknown
  /** What is empty is taken out, and so is what may not be stored: it is kept in memory then. */
  write<Name extends keyof Stored>(name: Name, value: Stored[Name], mayBeStored?: boolean): void
}

/**
 * Keeps things in localStorage. Where there is none, or it may not be used, they are kept in memory; content that
 * cannot be read is none.
 *
 * @param mayStore - whether the browser's storage may be written now
 */
export function createBrowserStore(siteId: string | number, mayStore: () => boolean): BrowserStore {
  const memory: Record<string, unknown> = {}
  const keyOf = (name: string) => `segment-matomo:${name}:${siteId}`
  return {
    read(name) {
      try {
        return memory[name] ?? (JSON.parse(localStorage[keyOf(name)] as string) as unknown)
      } catch {
        // No storage, or nothing in it.
      }
    },
    write(name, value, mayBeStored = mayStore()) {
      memory[name] = value
      try {
        localStorage.removeItem(keyOf(name))
        if (!mayBeStored) return
        if (value.length) localStorage[keyOf(name)] = JSON.stringify(value)
        memory[name] = undefined
      } catch {
        // No storage, or no room in it.
      }
    },
  }
}
