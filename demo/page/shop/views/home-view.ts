import { element } from '../../element'
import { productGrid } from '../product-grid'
import { products } from '../products'
import type { Shop, View } from '../shop'

const promotion = {
  promotion_id: 'sunday-tray',
  name: 'The Sunday tray',
  creative: 'Home, wide',
  position: 'home_top',
}

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
        element('strong', {}, promotion.name),
        element('span', {}, 'A teapot, two mugs, and nothing to do.'),
      ),
      element('h2', {}, 'New on the shelf'),
      productGrid(products.slice(0, 4)),
    ],
    viewed() {
      void analytics.track('Promotion Viewed', promotion)
    },
  }
}
