import { element } from '../../element'
import { clearCart, readCart, totalsOf } from '../cart'
import { emptyCart } from '../empty-cart'
import { showMoney } from '../money'
import { segmentProducts } from '../segment-product'
import type { Shop, View } from '../shop'

export function checkoutView({ analytics, go }: Shop): View {
  const lines = readCart()
  const { subtotal, shipping, tax, total } = totalsOf(lines)
  const heading = 'Checkout'
  if (lines.length === 0) return { name: heading, heading, body: emptyCart() }

  const order = {
    order_id: `order-${Date.now().toString(36)}`,
    revenue: subtotal,
    subtotal,
    shipping,
    tax,
    total,
    currency: 'EUR',
    products: segmentProducts(lines),
  }
  const placeOrder = () => {
    clearCart()
    const customVars = { 1: ['Delivery', 'By bicycle'] }
    void analytics.track('Order Completed', order, { integrations: { Matomo: { customVars } } })
    go('/thanks')
  }
  return {
    name: heading,
    heading,
    body: [
      element(
        'dl',
        { class: 'totals' },
        ...rowOf('Goods', subtotal),
        ...rowOf('Delivery by bicycle', shipping),
        ...rowOf('Tax', tax),
        ...rowOf('Total', total),
      ),
      element(
        'p',
        {},
        element('button', { type: 'button', class: 'primary', click: placeOrder }, 'Place the order'),
      ),
    ],
    viewed() {
      void analytics.track('Checkout Started', order)
    },
  }
}

function rowOf(name: string, amount: number): HTMLElement[] {
  return [element('dt', {}, name), element('dd', {}, showMoney(amount))]
}
