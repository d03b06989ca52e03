import type { CallLog } from './call-log'
import { commandsOf } from './commands-of'

type Paq = NonNullable<Window['_paq']>
type Entry = readonly unknown[]

/**
 * Tells the log of every command that is pushed to `window._paq`. matomo.js puts its own object in the array's place when it
 * starts: so the property is watched, and each value that it gets. The entries are passed on unchanged. The array stays a
 * plain array whose `push` is not enumerable, because matomo.js walks over the array by `for ... in`.
 */
export function watchPaq(log: CallLog): void {
  let paq: Paq | undefined
  Object.defineProperty(window, '_paq', {
    configurable: true,
    enumerable: true,
    get: () => paq,
    set(value: Paq | undefined) {
      paq = value
      if (paq) watchPush(paq, log)
    },
  })
}

function watchPush(paq: Paq, log: CallLog): void {
  const push = paq.push.bind(paq)
  const value = (...entries: Entry[]) => {
    for (const command of entries.flatMap(commandsOf)) log.addCommand(command)
    return push(...entries)
  }
  Object.defineProperty(paq, 'push', { configurable: true, writable: true, enumerable: false, value })
}
