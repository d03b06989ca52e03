import { readBatch, withoutOutdated, writeBatch, type CallBatch } from '../mapping/call-batch'

/** The calls that pages keep in the browser's storage, by site id: each page has a place of its own there. */
export interface HeldStorage {
  /** A name for a place that no page has. */
  newPlace(): string
  /** The places of all pages. */
  places(): readonly string[]
  has(place: string): boolean
  /** Reads what can still be dated. What cannot be read is nothing. */
  read(place: string): CallBatch | undefined
  /** @returns whether the calls are stored now */
  write(place: string, batch: CallBatch): boolean
  remove(place: string): void
}

export function createHeldStorage(siteId: string | number): HeldStorage {
  const prefix = `segment-matomo:held:${siteId}:`
  return {
    newPlace: () => prefix + Math.random().toString(36).slice(2),
    places: () => unlessBlocked(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), []),
    has: (place) => unlessBlocked(() => localStorage.getItem(place) !== null, false),
    read(place) {
      const batch = readBatch(unlessBlocked(() => localStorage.getItem(place), null))
      return batch && withoutOutdated(batch, Date.now())
    },
    write: (place, batch) =>
      unlessBlocked(() => {
        localStorage.setItem(place, writeBatch(batch))
        return true
      }, false),
    remove: (place) => {
      unlessBlocked(() => {
        localStorage.removeItem(place)
      }, undefined)
    },
  }
}

/** The browser may block its storage, and the storage may be full. */
function unlessBlocked<Result>(use: () => Result, otherwise: Result): Result {
  try {
    return use()
  } catch {
    return otherwise
  }
}
