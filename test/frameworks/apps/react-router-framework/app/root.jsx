import { Link, Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'
import { Nav } from '../nav.jsx'

export function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        <Nav Link={Link} />
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
