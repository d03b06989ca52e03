import { element } from '../../element'
import { quantityOf, setQuantity } from '../cart'
import { showMoney } from '../money'
import { productPicture } from '../product-picture'
import { productGrid } from '../product-grid'
import { products, type Product } from '../products'
import { segmentProduct } from '../segment-product'
import type { Shop, View } from '../shop'

export function productView(product: Product, { analytics, refresh, say }: Shop): View {
  const add = () => {
    setQuantity(product.id, quantityOf(product.id) + 1)
    void analytics.track('Product Added', { ...segmentProduct(product), quantity: 1 })
    refresh()
    say(inCart())
    document.querySelector<HTMLElement>('.product button')?.focus()
  }
  const inCart = () => `${quantityOf(product.id)} in your cart`
  return {
    name: 'Product',
    heading: product.name,
    body: [
      element(
        'article',
        { class: 'product' },
        productPicture(product),
        element(
          'div',
          {},
          element('p', { class: 'price' }, showMoney(product.price)),
          element('p', {}, product.text),
          element('p', { class: 'quiet' }, product.category),
          element('button', { type: 'button', class: 'primary', click: add }, 'Add to cart'),
          element('p', { class: 'in-cart quiet' }, quantityOf(product.id) > 0 ? inCart() : ''),
        ),
      ),
      element('h2', {}, 'Goes well with'),
      productGrid(products.filter(({ id }) => id !== product.id).slice(-4)),
    ],
    viewed() {
      void analytics.track('Product Viewed', { ...segmentProduct(product), currency: 'EUR' })
    },
  }
}
