import Link from 'next/link'
import { Nav } from '../nav.jsx'

const NavLink = ({ to, ...others }) => <Link href={to} {...others} />

export default function App({ Component, pageProps }) {
  return (
    <>
      <Nav Link={NavLink} />
      <Component {...pageProps} />
    </>
  )
}
