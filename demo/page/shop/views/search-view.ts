import { element } from '../../element'
import { productGrid } from '../product-grid'
import { searchProducts } from '../products'
import type { Shop, View } from '../shop'

export function searchView(query: string, { analytics }: Shop): View {
  const wanted = query.trim()
  if (wanted === '') return { name: 'Search', heading: 'Search', body: [hint('What are you looking for?')] }
  const found = searchProducts(wanted)
  return {
    name: 'Search',
    heading: `Search: ${wanted}`,
    body: [found.length > 0 ? productGrid(found) : hint('Nothing found.')],
    viewed() {
      void analytics.track('Products Searched', { query: wanted })
    },
  }
}

const hint = (text: string) =>
  element(
    'p',
    {},
    `${text} Try `,
    element('a', { href: '/search?for=tea' }, 'tea'),
    ', or ',
    element('a', { href: '/search?for=honey' }, 'honey'),
    '.',
  )
