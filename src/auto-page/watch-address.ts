import { listen } from './listen'
import type { AddressChange } from './address-change'
import { patchHistory } from './patch-history'

/** The part of the Navigation API that is used here; TypeScript's own types lack it. */
interface Navigation extends EventTarget {
  readonly currentEntry: object | null
}

interface CurrentEntryChangeEvent extends Event {
  readonly navigationType: string | null
}

/**
 * Follows the browser's address, whatever router changes it: by the Navigation API, or by `history` where there is none.
 *
 * @param changed - is called at each change, and also where the address is the same as before
 * @returns a function that stops watching
 */
export function watchAddress(changed: (change: AddressChange) => void): () => void {
  const { navigation } = window as { navigation?: Navigation }
  // A sandboxed frame has a Navigation API that tells nothing, and no current entry.
  if (!navigation?.currentEntry) return patchHistory(changed)
  return listen(navigation, ['currententrychange'], (event) => {
    changed((event as CurrentEntryChangeEvent).navigationType === 'replace' ? 'replaced' : 'added')
  })
}
