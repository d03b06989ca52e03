import { element } from '../element'

/** What the cart and the checkout show when there are no goods in the cart. */
export const emptyCart = (): Node[] => [
  element('p', { class: 'empty quiet' }, 'Your cart is empty.'),
  element('p', {}, element('a', { class: 'primary', href: '/products' }, 'See all goods')),
]
