import { element } from '../../element'
import { emptyCart } from '../empty-cart'
import { readCart, setQuantity, type CartLine } from '../cart'
import { showMoney } from '../money'
import { segmentProduct, segmentProducts } from '../segment-product'
import type { Shop, View } from '../shop'

const cartId = 'demo-cart'

export function cartView({ analytics, refresh, say }: Shop): View {
  const lines = readCart()
  const remove =
    ({ product, quantity }: CartLine) =>
    () => {
      setQuantity(product.id, 0)
      void analytics.track('Product Removed', { cart_id: cartId, ...segmentProduct(product), quantity })
      refresh()
      say(`${product.name} was removed`)
      document.querySelector('h1')?.focus()
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
    body:
      lines.length > 0
        ? [
            element('ul', { class: 'lines' }, ...lines.map(row)),
            element('p', {}, element('a', { class: 'primary', href: '/checkout' }, 'Check out')),
          ]
        : emptyCart(),
    viewed() {
      void analytics.track('Cart Viewed', { cart_id: cartId, products: segmentProducts(lines) })
    },
  }
}
