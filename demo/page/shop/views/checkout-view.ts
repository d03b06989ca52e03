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
  const row = (name: string, amount: number) => [
    element('dt', {}, name),
    element('dd', {}, showMoney(amount)),
  ]
  return {
    name: heading,
    heading,
    body: [
      element(
        'dl',
        { class: 'totals' },
        ...row('Goods', subtotal),
        ...row('Delivery by bicycle', shipping),
        ...row('Tax', tax),
        ...row('Total', total),
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
