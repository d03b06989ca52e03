import type { Conditions } from '../conditions'
import { element } from '../element'
import { callState, commandState } from './call-state'
import { formatValue } from './format-value'
import { sendsHit } from './is-hit-of'
import type { LoggedCall, LoggedCommand } from './logged-call'
import { showHit } from './show-hit'

/** Shows one Segment call: its name, then its commands, each with the hit that it became. */
export function showCall(call: LoggedCall, conditions: Conditions): HTMLElement {
  const { commands, hits, notes } = call
  const state = callState(call, conditions)
  return element(
    'li',
    { class: 'call' },
    showName(call),
    showDetail(call),
    commands.length > 0 &&
      element('ul', { class: 'commands' }, ...commands.map((command) => showCommand(command, conditions))),
    ...hits.map(showHit),
    ...notes.map((note) => element('p', { class: 'quiet' }, `Plugin: ${note}`)),
    state !== undefined && element('p', { class: 'quiet' }, state),
  )
}

function showName({ method, name }: LoggedCall): HTMLElement {
  return element(
    'h3',
    {},
    element('span', { class: `method ${method}` }, titles[method] ?? method),
    name !== '' && element('span', { class: 'name' }, name),
  )
}

const titles: Record<string, string> = {
  'start-up': 'Start-up',
  other: 'Hits from before this page, or of matomo.js itself',
}

function showDetail({ detail }: LoggedCall): HTMLElement | undefined {
  const names = Object.keys(detail)
  if (names.length === 0) return undefined
  return element(
    'details',
    { class: 'detail', 'data-key': 'detail' },
    element('summary', {}, names.join(', ')),
    element('pre', { tabindex: '0' }, JSON.stringify(detail, null, 2)),
  )
}

function showCommand(command: LoggedCommand, conditions: Conditions): HTMLElement {
  const { method, args } = command
  return element(
    'li',
    {},
    element('code', { class: 'command' }, element('b', {}, method), `(${args.map(formatValue).join(', ')})`),
    showAnswer(command, conditions),
  )
}

/** The hit, or why there is none yet. */
function showAnswer({ method, hit }: LoggedCommand, conditions: Conditions): HTMLElement | undefined {
  if (hit) return showHit(hit)
  if (!sendsHit(method)) return undefined
  return element('p', { class: 'quiet waiting' }, commandState(conditions))
}
