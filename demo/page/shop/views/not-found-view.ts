import { element } from '../../element'
import type { View } from '../shop'

export function notFoundView(): View {
  return {
    name: 'Not found',
    heading: 'Not on our shelves',
    body: [
      element('p', { class: 'quiet' }, `There is nothing at ${location.pathname}. It may have been sold.`),
      element('p', {}, element('a', { class: 'primary', href: '/products' }, 'See all goods')),
    ],
  }
}
