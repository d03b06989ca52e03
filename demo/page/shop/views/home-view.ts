import { element } from '../../element'
import { productGrid } from '../product-grid'
import { productPicture } from '../product-picture'
import { products } from '../products'
import type { Shop, View } from '../shop'

const promotion = {
  promotion_id: 'sunday-tray',
  name: 'The Sunday tray',
  creative: 'Home, wide',
  position: 'home_top',
}

const promises = [
  'Brought by bicycle, before noon.',
  'Wrapped in yesterday’s newspaper.',
  'Chipped on the way? You get another.',
]

export function homeView({ analytics }: Shop): View {
  const clicked = () => {
    void analytics.track('Promotion Clicked', promotion)
  }
  return {
    name: 'Home',
    heading: 'For a slow breakfast',
    body: [
      element(
        'a',
        { class: 'promotion', href: '/products/teapot-round', click: clicked },
        element(
          'span',
          {},
          element('strong', {}, promotion.name),
          element('span', {}, 'A teapot, two mugs, and nothing to do.'),
          element('span', { class: 'more' }, 'See the teapot'),
        ),
        productPicture({ id: 'teapot-round' }),
      ),
      element('h2', {}, 'New on the shelf'),
      productGrid(products.slice(0, 4)),
      element('h2', {}, 'From the pantry, and for the lap'),
      productGrid(products.slice(4)),
      element('ul', { class: 'promises quiet' }, ...promises.map((promise) => element('li', {}, promise))),
    ],
    viewed() {
      void analytics.track('Promotion Viewed', promotion)
    },
  }
}
