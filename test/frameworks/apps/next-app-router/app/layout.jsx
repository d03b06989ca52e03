import Link from 'next/link'
import { Nav } from '../nav.jsx'

const NavLink = ({ to, ...others }) => <Link href={to} {...others} />

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Nav Link={NavLink} />
        {children}
      </body>
    </html>
  )
}
