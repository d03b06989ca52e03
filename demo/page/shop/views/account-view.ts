import { element } from '../../element'
import type { Shop, View } from '../shop'
import { userName } from '../user-name'

export function accountView(shop: Shop): View {
  const name = userName(shop.analytics)
  return name === undefined ? logIn(shop) : accountOf(name, shop)
}

function accountOf(name: string, { analytics, go }: Shop): View {
  const logOut = () => {
    analytics.reset()
    go('/')
  }
  return {
    name: 'Account',
    heading: `Hello, ${name}`,
    body: [
      element('p', {}, 'Until you log out, Matomo knows your visits by your customer number.'),
      element('p', {}, element('button', { type: 'button', class: 'primary', click: logOut }, 'Log out')),
    ],
  }
}

function logIn({ analytics, go }: Shop): View {
  const input = element('input', { name: 'name', required: true, autocomplete: 'off', value: 'Ada' })
  const submit = (event: Event) => {
    event.preventDefault()
    const name = input.value.trim()
    if (name === '') return
    void analytics.identify(`customer-${name.toLowerCase().replace(/\W+/g, '-')}`, { name })
    go('/account')
  }
  return {
    name: 'Log in',
    heading: 'Log in',
    body: [
      element(
        'form',
        { class: 'log-in', submit },
        element('label', {}, 'Your name (any will do)', input),
        element('button', { class: 'primary' }, 'Log in'),
      ),
    ],
  }
}
