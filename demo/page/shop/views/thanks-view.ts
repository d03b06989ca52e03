import { element } from '../../element'
import type { View } from '../shop'

export function thanksView(): View {
  return {
    name: 'Thank you',
    heading: 'Thank you',
    body: [
      element('p', {}, 'It was only a demo: nobody will ring your bell.'),
      element('p', {}, element('a', { href: '/products' }, 'Back to the goods')),
    ],
  }
}
