import { element } from '../element'
import type { CallLog } from './call-log'
import type { LoggedCall } from './logged-call'

/** A screen reader announces the count when nothing has changed for so long, not at each hit. */
const REST_MS = 1000

/** Shows how many calls and hits there are in the panel. */
export function createCount(log: CallLog): { element: HTMLElement; update: () => void } {
  const count = element('p', { class: 'quiet', role: 'status' })
  let timer: number | undefined
  const show = () => {
    count.textContent = countText(log.calls)
  }
  return {
    element: count,
    update() {
      clearTimeout(timer)
      timer = window.setTimeout(show, REST_MS)
    },
  }
}

function countText(calls: readonly LoggedCall[]): string {
  if (calls.length === 0) return ''
  const hits = calls.reduce((sum, call) => sum + countHits(call), 0)
  return `${numbered(calls.length, 'call')}, ${numbered(hits, 'hit')}`
}

const countHits = ({ commands, hits }: LoggedCall) => commands.filter(({ hit }) => hit).length + hits.length

const numbered = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`
