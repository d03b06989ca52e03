import { element } from '../element'
import type { CallLog } from './call-log'

/** A screen reader is told when things have come to rest, not of each hit. */
const REST_MS = 1000

/** How much there is in the panel: the one thing of it that a screen reader is told as it changes. */
export function createCount(log: CallLog): { element: HTMLElement; update: () => void } {
  const count = element('p', { class: 'quiet', role: 'status' })
  let timer: number | undefined
  const show = () => {
    const { calls } = log
    const hits = calls.flatMap(({ commands, hits }) => [
      ...commands.flatMap(({ hit }) => (hit ? [hit] : [])),
      ...hits,
    ])
    count.textContent = calls.length
      ? `${numbered(calls.length, 'call')}, ${numbered(hits.length, 'hit')}`
      : ''
  }
  return {
    element: count,
    update() {
      clearTimeout(timer)
      timer = window.setTimeout(show, REST_MS)
    },
  }
}

const numbered = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`
