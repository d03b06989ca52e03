import { autoPage } from 'segment-matomo/auto-page'
import { analytics, loadAnalytics } from './analytics.js'

loadAnalytics()
autoPage(analytics)

function show() {
  const { pathname, search } = location
  if (pathname === '/old') {
    history.replaceState(null, '', '/new')
    show()
  } else if (pathname === '/slow') {
    setTimeout(() => (document.title = 'Slow tea'), 400)
  } else {
    const titles = { '/': 'Home', '/teas': 'Teas', '/mugs': 'Mugs', '/new': 'New' }
    document.title = search ? 'Teas, page 2' : titles[pathname]
  }
}

document.addEventListener('click', (event) => {
  const href = event.target.getAttribute('href')
  if (!href) return
  event.preventDefault()
  history.pushState(null, '', href)
  show()
})
addEventListener('popstate', show)
show()
