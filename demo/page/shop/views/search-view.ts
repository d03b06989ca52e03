import { element } from '../../element'
import { productGrid } from '../product-grid'
import { searchProducts } from '../products'
import type { Shop, View } from '../shop'

export function searchView(query: string, { analytics }: Shop): View {
  const found = searchProducts(query)
  return {
    name: 'Search',
    heading: `Search: ${query}`,
    body: [found.length ? productGrid(found) : element('p', {}, 'Nothing found. Try "tea", or "honey".')],
    viewed: () => void analytics.track('Products Searched', { query }),
  }
}
