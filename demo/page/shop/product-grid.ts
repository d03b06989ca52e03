import { element } from '../element'
import { showMoney } from './money'
import { productPicture } from './product-picture'
import type { Product } from './products'

export function productGrid(products: readonly Product[]): HTMLElement {
  return element(
    'ul',
    { class: 'grid' },
    ...products.map((product) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: `/products/${product.id}` },
          productPicture(product),
          element('span', { class: 'name' }, product.name),
          element('span', { class: 'price' }, showMoney(product.price)),
        ),
      ),
    ),
  )
}
