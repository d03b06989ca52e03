import { Link, Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'

export function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <nav>
          <Link id="to-home" to="/">
            Home
          </Link>{' '}
          <Link id="to-teas" to="/teas">
            Teas
          </Link>{' '}
          <Link id="to-teas-2" to="/teas?page=2">
            Teas, page 2
          </Link>{' '}
          <Link id="to-teas-hash" to="/teas#reviews">
            Reviews
          </Link>{' '}
          <Link id="to-mugs" to="/mugs">
            Mugs
          </Link>{' '}
          <Link id="to-old" to="/old">
            Old
          </Link>{' '}
          <Link id="to-slow" to="/slow">
            Slow
          </Link>
        </nav>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}
