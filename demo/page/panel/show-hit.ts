import type { Hit } from '../../hits/hit'
import { hitKind } from '../../hits/hit-kind'
import { mainParams } from '../../hits/main-params'
import { element } from '../element'

/** A tracking request: the status of Matomo's answer, what it records, and all its parameters on demand. */
export function showHit({ id, params, status }: Hit): HTMLElement {
  const isOk = status >= 200 && status < 300
  const why = reasons[status]
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
        status ? String(status) : 'lost',
      ),
      element('b', {}, hitKind(params)),
    ),
    why && element('p', {}, why),
    showParams(mainParams(params)),
    element(
      'details',
      { 'data-key': `hit-${id}` },
      element('summary', {}, `all ${all.length} parameters`),
      showParams(all),
    ),
  )
}

/** Where it is not Matomo's own answer. */
const reasons: Record<number, string> = {
  0: 'The browser went offline, and matomo.js does not try again.',
  502: 'Matomo did not answer.',
}

function showParams(pairs: [string, string][]): HTMLElement {
  return element(
    'dl',
    {},
    ...pairs.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  )
}
