import type { Hit } from '../../hits/hit'
import { hitKind } from '../../hits/hit-kind'
import { mainParams } from '../../hits/main-params'
import { element } from '../element'

/** Shows a tracking request: the status of Matomo's answer, what it records, and all its parameters on demand. */
export function showHit({ id, params, status }: Hit): HTMLElement {
  const isOk = status >= 200 && status < 300
  const reason = reasons.get(status)
  const all = Object.entries(params)
  return element(
    'div',
    { class: 'hit' },
    element(
      'p',
      { class: 'hit-head' },
      element(
        'span',
        { class: isOk ? 'status ok' : 'status failed', title: 'HTTP status' },
        status === 0 ? 'lost' : String(status),
      ),
      element('b', {}, hitKind(params)),
    ),
    reason !== undefined && element('p', {}, reason),
    showParams(mainParams(params)),
    element(
      'details',
      { 'data-key': `hit-${id}` },
      element('summary', {}, `all ${all.length} parameters`),
      showParams(all),
    ),
  )
}

/** Statuses that are not Matomo's own answer, in words. */
const reasons = new Map([
  [0, 'The browser went offline, and matomo.js does not try again.'],
  [502, 'Matomo did not answer.'],
])

function showParams(pairs: [string, string][]): HTMLElement {
  return element(
    'dl',
    {},
    ...pairs.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  )
}
