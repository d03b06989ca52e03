import type { Conditions } from '../conditions'
import { element } from '../element'
import { callState, commandState } from './call-state'
import type { LoggedCall, LoggedCommand } from './call-log'
import { formatValue } from './format-value'
import { sendsHit } from './is-hit-of'
import { showHit } from './show-hit'

/** One Segment call: its name, then its commands, each with the hit that it became. */
export function showCall(call: LoggedCall, conditions: Conditions): HTMLElement {
  const { method, name, detail, commands, hits, notes } = call
  const state = callState(call, conditions)
  const hasDetail = Object.keys(detail).length > 0
  return element(
    'li',
    { class: 'call' },
    element(
      'h3',
      {},
      element('span', { class: `method ${method}` }, titles[method] ?? method),
      name && element('span', { class: 'name' }, name),
    ),
    hasDetail &&
      element(
        'details',
        { class: 'detail', 'data-key': 'detail' },
        element('summary', {}, Object.keys(detail).join(', ')),
        element('pre', { tabindex: '0' }, JSON.stringify(detail, null, 2)),
      ),
    commands.length > 0 &&
      element('ul', { class: 'commands' }, ...commands.map((command) => showCommand(command, conditions))),
    ...hits.map(showHit),
    ...notes.map((note) => element('p', { class: 'quiet' }, `Plugin: ${note}`)),
    state && element('p', { class: 'quiet' }, state),
  )
}

const titles: Record<string, string> = {
  'start-up': 'Start-up',
  other: 'Hits from before this page, or of matomo.js itself',
}

function showCommand(command: LoggedCommand, conditions: Conditions): HTMLElement {
  const { method, args, inFunction, hit } = command
  const text = args.map(formatValue).join(', ')
  return element(
    'li',
    {},
    element(
      'code',
      { class: 'command', ...(inFunction ? { title: 'Queued in a function' } : {}) },
      element('b', {}, method),
      `(${text})`,
    ),
    hit
      ? showHit(hit)
      : sendsHit(method) && element('p', { class: 'quiet waiting' }, commandState(conditions)),
  )
}
