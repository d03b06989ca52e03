import { element } from '../../element'
import type { View } from '../shop'

export function notFoundView(): View {
  return {
    name: 'Not found',
    heading: 'Not found',
    body: [element('p', {}, element('a', { href: '/' }, 'Back to the shop'))],
  }
}
