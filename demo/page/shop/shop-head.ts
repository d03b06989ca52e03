import { element } from '../element'
import { readCart } from './cart'
import type { Shop } from './shop'
import { userName } from './user-name'

/** Shows the top of every page: the shop's name, the search, and links. */
export function shopHead({ analytics, go }: Shop): HTMLElement {
  const name = userName(analytics)
  const count = readCart().reduce((sum, { quantity }) => sum + quantity, 0)
  const query = element('input', {
    type: 'search',
    name: 'for',
    placeholder: 'Search',
    'aria-label': 'Search',
  })
  query.value = location.pathname === '/search' ? (new URL(location.href).searchParams.get('for') ?? '') : ''
  const search = (event: Event) => {
    event.preventDefault()
    go(`/search?for=${encodeURIComponent(query.value)}`)
  }
  const link = (href: string, text: string) =>
    element('a', { href, ...(href === location.pathname ? { 'aria-current': 'page' } : {}) }, text)

  return element(
    'header',
    { class: 'shop-head' },
    element('a', { href: '/', class: 'brand' }, 'Slow Morning'),
    element('form', { role: 'search', submit: search }, query),
    element(
      'nav',
      { 'aria-label': 'Shop' },
      link('/products', 'All goods'),
      link('/cart', count > 0 ? `Cart (${count})` : 'Cart'),
      name === undefined ? link('/log-in', 'Log in') : link('/account', name),
    ),
  )
}
