import { findProduct } from './products'
import type { Shop, View } from './shop'
import { cartView } from './views/cart-view'
import { checkoutView } from './views/checkout-view'
import { homeView } from './views/home-view'
import { listView } from './views/list-view'
import { accountView } from './views/account-view'
import { notFoundView } from './views/not-found-view'
import { productView } from './views/product-view'
import { searchView } from './views/search-view'
import { thanksView } from './views/thanks-view'

/** Finds the page of an address. */
export function findView({ pathname, searchParams }: URL, shop: Shop): View {
  const [, first = '', second = ''] = pathname.split('/')
  const product = findProduct(second)
  if (first === 'products' && product) return productView(product, shop)
  switch (pathname) {
    case '/':
      return homeView(shop)
    case '/products':
      return listView(shop)
    case '/search':
      return searchView(searchParams.get('for') ?? '', shop)
    case '/cart':
      return cartView(shop)
    case '/checkout':
      return checkoutView(shop)
    case '/thanks':
      return thanksView()
    case '/log-in':
    case '/account':
      return accountView(shop)
    default:
      return notFoundView()
  }
}
