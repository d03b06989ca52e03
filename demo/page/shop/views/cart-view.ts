import { element } from '../../element'
import { readCart, setQuantity, type CartLine } from '../cart'
import { showMoney } from '../money'
import { segmentProduct, segmentProducts } from '../segment-product'
import type { Shop, View } from '../shop'

const cartId = 'demo-cart'

export function cartView({ analytics, refresh }: Shop): View {
  const lines = readCart()
  const remove =
    ({ product, quantity }: CartLine) =>
    () => {
      setQuantity(product.id, 0)
      void analytics.track('Product Removed', { cart_id: cartId, ...segmentProduct(product), quantity })
      refresh()
      document.getElementById('content')?.focus()
    }
  const row = (line: CartLine) =>
    element(
      'li',
      {},
      element('a', { href: `/products/${line.product.id}` }, line.product.name),
      element('span', {}, `${line.quantity} × ${showMoney(line.product.price)}`),
      element(
        'button',
        { type: 'button', 'aria-label': `Remove ${line.product.name}`, click: remove(line) },
        'Remove',
      ),
    )
  return {
    name: 'Cart',
    heading: 'Cart',
    body: lines.length
      ? [
          element('ul', { class: 'lines' }, ...lines.map(row)),
          element('p', {}, element('a', { class: 'primary', href: '/checkout' }, 'Check out')),
        ]
      : [element('p', {}, 'Your cart is empty.')],
    viewed: () => void analytics.track('Cart Viewed', { cart_id: cartId, products: segmentProducts(lines) }),
  }
}
