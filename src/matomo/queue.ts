import type { MatomoCommand } from './commands'
import { inPlace, type OnRefused, type QueueEntry } from './in-place'
import { keepOrder, type Waiting } from './keep-order'

declare global {
  interface Window {
    /** matomo.js's command queue: an array until matomo.js runs, then an object with a `push` of its own. */
    _paq?: { push(...entries: QueueEntry[]): unknown }
    /** Functions that matomo.js calls when it starts, before it reads `_paq`. */
    matomoPluginAsyncInit?: (() => void)[]
  }
}

export interface Queue {
  /** Pushes commands, in their order. */
  push(commands: readonly MatomoCommand[], onRefused: OnRefused): void
}

/**
 * The way to matomo.js: `window._paq`, looked up at each push, since matomo.js replaces it. Commands are
 * recorded in the order of their pushes, also those that wait for matomo.js in the array.
 *
 * @param severalTrackers - whether each command goes to more than one tracker
 */
export function createQueue(severalTrackers: boolean, lateSeconds: number): Queue {
  const waiting = new Map<QueueEntry, Waiting>()
  const address = location.href
  const onStart = () => {
    if (!isArray(window._paq)) return
    const queue = window._paq
    // matomo.js is about to read the address, which may be another by now.
    const first = queue.findIndex((entry) => waiting.has(entry))
    if (location.href !== address) queue.splice(first, 0, ['setCustomUrl', address])
    keepOrder(queue, waiting, Date.now(), lateSeconds)
    waiting.clear()
  }
  ;(window.matomoPluginAsyncInit ||= []).push(onStart)

  return {
    push(commands, onRefused) {
      for (const command of commands) {
        const queue = (window._paq ||= [] as QueueEntry[])
        const isWaiting = isArray(queue)
        const mustStay = isWaiting ? isSecondUser(command, queue) : severalTrackers && hasObject(command)
        // Of a plain command a copy: matomo.js takes the method off the array that it is given.
        const entry = mustStay ? inPlace(command, onRefused) : [...command]
        if (isWaiting) waiting.set(entry, { command, time: Date.now(), onRefused })
        try {
          // One by one: where matomo.js throws, the rest of that push is lost.
          queue.push(entry)
        } catch (error) {
          onRefused(command, error)
        }
      }
    },
  }
}

/** Whether matomo.js runs: it has then put its own object in the array's place. */
export function isMatomoRunning(): boolean {
  return window._paq !== undefined && !isArray(window._paq)
}

const isArray = (queue: Window['_paq']): queue is QueueEntry[] => Array.isArray(queue)

/** matomo.js complains about a second `setUserId` among the plain commands, and applies the last one first. */
const isSecondUser = ([method]: MatomoCommand, queue: readonly QueueEntry[]) =>
  method === 'setUserId' && queue.some(([first]) => first === 'setUserId' || first === 'resetUserId')

const hasObject = (command: readonly unknown[]) => command.some((part) => typeof part === 'object')
