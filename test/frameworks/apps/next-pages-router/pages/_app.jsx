import Link from 'next/link'

export default function App({ Component, pageProps }) {
  return (
    <>
      <nav>
        <Link id="to-home" href="/">
          Home
        </Link>{' '}
        <Link id="to-teas" href="/teas">
          Teas
        </Link>{' '}
        <Link id="to-teas-2" href="/teas?page=2">
          Teas, page 2
        </Link>{' '}
        <Link id="to-teas-hash" href="/teas#reviews">
          Reviews
        </Link>{' '}
        <Link id="to-mugs" href="/mugs">
          Mugs
        </Link>{' '}
        <Link id="to-old" href="/old">
          Old
        </Link>{' '}
        <Link id="to-slow" href="/slow">
          Slow
        </Link>
      </nav>
      <Component {...pageProps} />
    </>
  )
}
