import type { AddressChange } from './address-change'
import { listen } from './listen'

/**
 * Follows the address in browsers without the Navigation API: by the methods of `history`, and by events.
 *
 * Others may patch the methods as well, before or after, and take their patches off, with ours on top. Ours are put on again
 * when the visitor does something.
 *
 * @returns a function that stops watching
 */
export function patchHistory(changed: (change: AddressChange) => void): () => void {
  let isStopped = false
  /** Our patches, each with the function that it has found in its place. */
  const patches = new Map<History['pushState'], History['pushState']>()

  const patch = (method: 'pushState' | 'replaceState', change: AddressChange) => {
    const original = history[method]
    if (patches.has(original)) return
    const patched: typeof original = function (this: History, ...args) {
      original.apply(this, args)
      if (!isStopped) changed(change)
    }
    // Does not throw where `history` is frozen.
    Reflect.set(history, method, patched)
    patches.set(patched, original)
  }
  const unpatch = (method: 'pushState' | 'replaceState') => {
    // Under somebody else's patch ours stays, and does nothing more.
    const original = patches.get(history[method])
    if (original) history[method] = original
  }
  const onSign = () => {
    patch('pushState', 'added')
    patch('replaceState', 'replaced')
    changed('added')
  }

  onSign()
  const stopListening = listen(window, ['popstate', 'hashchange', 'pointerdown', 'keydown'], onSign)
  return () => {
    isStopped = true
    stopListening()
    unpatch('pushState')
    unpatch('replaceState')
  }
}
