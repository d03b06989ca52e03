import type { Conditions } from '../conditions'
import { element } from '../element'
import { callState, callSummary, commandState } from './call-state'
import { docsLink } from './docs-link'
import { formatValue } from './format-value'
import { sendsHit } from './is-hit-of'
import type { LoggedCall, LoggedCommand } from './logged-call'
import { ownPath } from './own-path'
import { showHit } from './show-hit'

/** Shows one Segment call, to be unfolded: its name, then its commands, each joined to the hit that it became. */
export function showCall(call: LoggedCall, conditions: Conditions): HTMLDetailsElement {
  const { commands, hits, notes } = call
  const state = callState(call, conditions)
  return element(
    'details',
    { class: 'call-fold', 'data-key': 'call' },
    element('summary', {}, showName(call), element('span', { class: 'sum quiet' }, callSummary(call))),
    showDetail(call),
    commands.length > 0 &&
      element('ul', { class: 'commands' }, ...commands.map((command) => showCommand(command, conditions))),
    ...hits.map(showHit),
    ...(call.outcome === 'held' ? [] : notes.map((note) => showNote(note, call))),
    state !== undefined && element('p', { class: 'quiet state' }, state),
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
  other: 'Hits from before this page, or of matomo.js itself',
}

/** What was left out. Of a call that was dropped for want of consent, the docs on consent say more. */
function showNote(note: string, { outcome }: LoggedCall): HTMLElement {
  if (note.includes('has refused consent')) {
    return element('p', { class: 'state' }, docsLink('Dropped: consent was refused', 'consent.md'))
  }
  const isDropped = outcome === 'left-out'
  return element(
    'p',
    { class: 'quiet state' },
    docsLink(isDropped ? 'Dropped' : 'Left out', 'debugging.md#left-out'),
    `: ${note}`,
  )
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
  const code = element(
    'code',
    { class: 'command' },
    element('b', {}, method),
    '(',
    ...showArguments(args),
    ')',
  )
  return element(
    'li',
    { class: sendsHit(method) ? 'step sends' : 'step' },
    code,
    showAnswer(command, conditions),
  )
}

function showArguments(args: readonly unknown[]): (Node | string)[] {
  return args.flatMap((argument, index) => {
    const path = typeof argument === 'string' ? ownPath(argument) : undefined
    const shown =
      path === undefined
        ? formatValue(argument)
        : element('span', { title: String(argument) }, formatValue(`…${path}`))
    return index === 0 ? [shown] : [', ', shown]
  })
}

/** The hit, or why there is none yet. */
function showAnswer({ method, hit }: LoggedCommand, conditions: Conditions): HTMLElement | undefined {
  if (hit) return showHit(hit)
  if (!sendsHit(method)) return undefined
  return element('p', { class: 'quiet waiting' }, commandState(conditions))
}
