import type { Analytics } from '@segment/analytics-next'
import { autoPage } from 'segment-matomo/auto-page'
import { element } from '../element'
import { findView } from './find-view'
import type { Shop, View } from './shop'
import { shopHead } from './shop-head'

/** Starts the shop, a single-page app: it shows the page of the address bar, and autoPage makes the `page()` calls. */
export function startShop(root: HTMLElement, analytics: Analytics): void {
  const head = element('div')
  const main = element('main')
  const said = element('p', { class: 'visually-hidden', role: 'status' })
  root.append(head, main, said)

  const show = (): View => {
    const view = findView(new URL(location.href), shop)
    head.replaceChildren(shopHead(shop))
    main.replaceChildren(element('h1', { id: 'content', tabindex: '-1' }, view.heading), ...view.body)
    return view
  }
  let opened = ''
  const open = (isFirst: boolean) => {
    opened = pathOf(location)
    said.textContent = ''
    const view = show()
    document.title = `${view.heading} – Slow Morning`
    if (!isFirst) {
      scrollTo(0, 0)
      root.scrollTo(0, 0)
      main.querySelector('h1')?.focus({ preventScroll: true })
    }
    view.viewed?.()
  }
  const shop: Shop = {
    analytics,
    go(path) {
      history.pushState(null, '', path)
      open(false)
    },
    refresh() {
      show()
    },
    say(text) {
      said.textContent = text
    },
  }

  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isPlain = !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey
    if (!link || !isPlain || link.origin !== location.origin) return
    event.preventDefault()
    shop.go(pathOf(link))
  })
  // `popstate` also comes when only the hash has changed: that is no other page.
  addEventListener('popstate', () => {
    if (pathOf(location) !== opened) open(false)
  })
  // Before the first page is opened, so that autoPage sees its title come.
  autoPage(analytics, { name: (url) => findView(url, shop).name })
  open(true)
}

const pathOf = ({ pathname, search }: { pathname: string; search: string }) => pathname + search
