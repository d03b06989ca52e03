const LINKS = [
  ['to-home', '/', 'Home'],
  ['to-teas', '/teas', 'Teas'],
  ['to-teas-2', '/teas?page=2', 'Teas, page 2'],
  ['to-teas-hash', '/teas#reviews', 'Reviews'],
  ['to-mugs', '/mugs', 'Mugs'],
  ['to-old', '/old', 'Old'],
  ['to-slow', '/slow', 'Slow'],
]

/** The links of an app that is made with React. `Link` is its router's, which takes an address as `to`. */
export function Nav({ Link }) {
  return (
    <nav>
      {LINKS.map(([id, to, text]) => (
        <Link key={id} id={id} to={to}>
          {text}{' '}
        </Link>
      ))}
    </nav>
  )
}
