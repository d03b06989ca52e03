import { productGrid } from '../product-grid'
import { products } from '../products'
import { segmentProduct } from '../segment-product'
import type { Shop, View } from '../shop'

export function listView({ analytics }: Shop): View {
  const list = { list_id: 'all-goods', category: 'All goods', products: products.map(segmentProduct) }
  return {
    name: 'Product list',
    heading: 'All goods',
    body: [productGrid(products)],
    viewed() {
      void analytics.track('Product List Viewed', list)
    },
  }
}
