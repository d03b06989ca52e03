import { readBatch, withoutOutdated, writeBatch, type CallBatch } from '../mapping/call-batch'
import { readStored, removeStored, storedKeys, writeStored } from './local-storage'

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
    places: () => storedKeys(prefix),
    has: (place) => readStored(place) !== null,
    read(place) {
      const batch = readBatch(readStored(place))
      return batch && withoutOutdated(batch, Date.now())
    },
    write: (place, batch) => writeStored(place, () => writeBatch(batch)),
    remove: removeStored,
  }
}
