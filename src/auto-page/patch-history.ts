import type { AddressChange } from './address-change'
import { listen } from './listen'

/**
 * Follows the address in browsers without the Navigation API: by the methods of `history`, and by events.
 *
 * @returns a function that stops watching
 */
export function patchHistory(changed: (change: AddressChange) => void): () => void {
  const pushState = createPatch('pushState', () => changed('added'))
  const replaceState = createPatch('replaceState', () => changed('replaced'))
  const onSign = () => {
    pushState.putOn()
    replaceState.putOn()
    changed('added')
  }
  onSign()
  const stopListening = listen(window, ['popstate', 'hashchange', 'pointerdown', 'keydown'], onSign)
  return () => {
    stopListening()
    pushState.takeOff()
    replaceState.takeOff()
  }
}

/**
 * A patch of one method. Others may patch the method as well, before or after, and take their patches off, with ours on top:
 * `putOn` is called again when the visitor does something.
 */
function createPatch(method: 'pushState' | 'replaceState', called: () => void) {
  let original: History['pushState']
  let patched: History['pushState'] | undefined
  let isOff = false

  return {
    putOn: () => {
      const found = history[method]
      if (found === patched) return
      original = found
      patched = function (this: History, ...args) {
        found.apply(this, args)
        if (!isOff) called()
      }
      // An assignment would throw if `history` is frozen.
      Reflect.set(history, method, patched)
    },
    takeOff: () => {
      isOff = true
      // If somebody else's patch is on top, ours stays below it and does nothing more.
      if (history[method] === patched) history[method] = original
    },
  }
}
