import type { Hit } from '../../hits/hit'
import { hitKind } from '../../hits/hit-kind'
import { paramsInWords, type Param } from '../../hits/param-words'
import { reportOf } from '../../hits/report-of'
import { element } from '../element'
import { ownPath } from './own-path'

/** Shows a tracking request: the status of Matomo's answer, what it records, where Matomo shows it, and on demand all its parameters. */
export function showHit({ id, params, status }: Hit): HTMLElement {
  const isOk = status >= 200 && status < 300
  const kind = hitKind(params)
  const reason = reasons.get(status)
  const report = isOk ? reportOf(kind) : undefined
  return element(
    'div',
    { class: 'hit', 'data-hit': String(id) },
    element(
      'p',
      { class: 'hit-head' },
      element(
        'span',
        { class: isOk ? 'status ok' : 'status failed', title: 'HTTP status' },
        status === 0 ? 'lost' : String(status),
      ),
      element('b', {}, kind),
      report !== undefined &&
        element('span', { class: 'report quiet', title: 'Where Matomo shows it' }, report),
    ),
    reason !== undefined && element('p', {}, reason),
    element('dl', { class: 'params' }, ...paramsInWords(params).map(showParam)),
    showAll(id, params),
  )
}

/** Statuses that are not Matomo's own answer, in words. */
const reasons = new Map([
  [0, 'The browser went offline, and matomo.js does not try again.'],
  [502, 'Matomo did not answer.'],
])

/** A parameter in words. Its own name is shown on hover and on tap, and is there for a screen reader. */
function showParam({ name, words, value }: Param): HTMLElement {
  const ownName = element('code', { class: 'own-name visually-hidden' }, ` ${name}`)
  const toggle = () => ownName.classList.toggle('visually-hidden')
  const path = ownPath(value)
  return element(
    'div',
    {},
    element('dt', { title: name, click: toggle }, words, ownName),
    element('dd', path === undefined ? {} : { title: value }, path ?? value),
  )
}

function showAll(id: number, params: Record<string, string>): HTMLElement {
  const all = Object.entries(params)
  return element(
    'details',
    { 'data-key': `hit-${id}` },
    element('summary', {}, `all ${all.length} parameters`),
    element(
      'dl',
      { class: 'all-params' },
      ...all.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
    ),
  )
}
