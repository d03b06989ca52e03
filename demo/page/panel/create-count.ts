import { element } from '../element'
import type { CallLog } from './call-log'
import { hitsOf, isSegmentCall, type LoggedCall } from './logged-call'

/** A screen reader announces the count when nothing has changed for so long, not at each hit. */
const REST_MS = 1000

/** Shows how many calls the shop has made with Segment's analytics.js, and how many hits there are in the panel. */
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
  const hits = calls.reduce((sum, call) => sum + hitsOf(call).length, 0)
  const made = calls.filter(isSegmentCall).length
  if (made + hits === 0) return ''
  return `${numbered(made, 'call')}, ${numbered(hits, 'hit')}`
}

const numbered = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`
