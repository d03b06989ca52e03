import { element } from '../element'
import type { LoggedCall, LoggedCommand } from './call-log'
import { formatValue } from './format-value'
import { sendsHit } from './is-hit-of'
import { showHit } from './show-hit'

/** One Segment call: its name, then its commands, each with the hit that it became. */
export function showCall(call: LoggedCall): HTMLElement {
  const { method, name, detail, commands, hits } = call
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
        element('pre', {}, JSON.stringify(detail, null, 2)),
      ),
    commands.length > 0 && element('ul', { class: 'commands' }, ...commands.map(showCommand)),
    ...hits.map(showHit),
    commands.length + hits.length === 0 && element('p', { class: 'quiet' }, 'Nothing for Matomo.'),
  )
}

const titles: Record<string, string> = {
  'start-up': 'Start-up',
  other: 'Hits from before this page, or of matomo.js itself',
}

function showCommand({ method, args, inFunction, hit }: LoggedCommand): HTMLElement {
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
    hit ? showHit(hit) : sendsHit(method) && element('p', { class: 'quiet waiting' }, 'on its way…'),
  )
}
