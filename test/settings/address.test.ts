import { parseFile, parseServer } from '../../src/settings/address'

/** Runs with the page at this address; without one, as on a server. */
function onPage<Result>(href: string | undefined, run: () => Result): Result {
  const { origin = '', protocol = '' } = href === undefined ? {} : new URL(href)
  const value = href === undefined ? undefined : { origin, protocol }
  Object.defineProperty(globalThis, 'location', { configurable: true, value })
  try {
    return run()
  } finally {
    delete (globalThis as { location?: unknown }).location
  }
}

test.each([
  ['https://matomo.test/a/b?c=d#e', 'https://matomo.test/a/b?c=d#e'],
  ['http://localhost:8080/', 'http://localhost:8080/'],
  ['HTTPS://Matomo.Test', 'https://matomo.test/'],
  ['//matomo.test', 'https://matomo.test/'],
  ['matomo.test/a:b', 'https://matomo.test/a:b'],
  ['matomo.test./m', 'https://matomo.test./m'],
  ['localhost:8080/m', 'https://localhost:8080/m'],
  ['127.0.0.1:8080/m', 'https://127.0.0.1:8080/m'],
  ['[::1]:8080/m', 'https://[::1]:8080/m'],
  ['mätomo.test/m', 'https://xn--mtomo-gra.test/m'],
])('%s is read as %s', (text, address) => expect(parseFile(text)).toBe(address))

test.each([
  ['matomo.test', 'https://matomo.test'],
  ['matomo.test.', 'https://matomo.test.'],
  ['localhost:8080', 'https://localhost:8080'],
  ['localhost', 'https://localhost'],
  ['js/m', 'https://js/m'],
  ['matomo.test?a:b', 'https://matomo.test'],
  ['[::1]:8080', 'https://[::1]:8080'],
  ['mätomo.test', 'https://xn--mtomo-gra.test'],
])('%s is a server, but no file: it would be a path relative to the page as well', (text, server) => {
  expect(parseServer(text)?.trackerUrl).toBe(`${server}/matomo.php`)
  expect(parseFile(text)).toBeUndefined()
})

test.each(['m.js', 'm.js?v=1', 'js/m.js', './m.js', '../m.js', 'matomo.php'])(
  'the relative path %s is no file',
  (text) => expect(parseFile(text)).toBeUndefined(),
)

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///x',
  'ftp://matomo.test',
  'httpx://matomo.test',
  'blob:https://matomo.test/x',
  'mailto:ann@matomo.test',
  'user:secret@matomo.test',
  'https://user@matomo.test',
  'https://:secret@matomo.test',
  // A scheme that is mistyped, or written twice, must not become a host.
  'https:/matomo.test/m',
  'https:matomo.test/m',
  'https:\\\\matomo.test\\m',
  'https//matomo.test/m',
  'https://http://matomo.test/m',
  'ftp:/matomo.test/m',
  'file:/m',
  'matomo.test:/m',
  // What templates make of nothing, and a site id.
  'undefined',
  'undefined/matomo',
  'https://null/matomo',
  '//undefined',
  '12',
  'not a host',
  'https://',
  '../matomo',
  './matomo',
  '.matomo.test',
  ':8080',
  '?x',
  '#x',
  '',
])('%j is no address', (text) => {
  expect(parseFile(text)).toBeUndefined()
  expect(parseServer(text)).toBeUndefined()
})

describe('a path', () => {
  const paths = ['/matomo', '/', '/m.php?x=1#y', '/a:b']

  test.each(paths)('%s is on the page’s own host', (path) => {
    expect(onPage('https://shop.test:8443/cart?x', () => parseFile(path))).toBe(
      `https://shop.test:8443${path}`,
    )
    expect(onPage('http://shop.test/', () => parseFile(path))).toBe(`http://shop.test${path}`)
  })

  test.each(paths)('%s stays a path on a server, and on a page without a host', (path) => {
    expect(parseFile(path)).toBe(path)
    expect(onPage(undefined, () => parseFile(path))).toBe(path)
    expect(onPage('file:///index.html', () => parseFile(path))).toBe(path)
    expect(onPage('about:srcdoc', () => parseFile(path))).toBe(path)
  })

  test.each(['/\\evil.test', '/\t/evil.test'])(
    '%j, which browsers take for another host, is on the page’s own host',
    (path) => {
      expect(onPage('https://shop.test/', () => parseFile(path))).toBe('https://shop.test//evil.test')
    },
  )
})

describe('the files of a server', () => {
  test.each([
    'https://matomo.test/stats',
    'https://matomo.test/stats/',
    'https://matomo.test/stats//',
    'https://matomo.test/stats/matomo.php',
    'https://matomo.test/stats/piwik.php',
    'https://matomo.test/stats/matomo.js',
    'https://matomo.test/stats/Piwik.JS',
    'https://matomo.test/stats/index.php?module=CoreHome#top',
    'https://matomo.test/stats/index.php/',
    'https://matomo.test/stats//matomo.php//?idsite=1',
    'https://matomo.test/stats?x=1',
    'matomo.test/stats/',
  ])('%s', (text) => {
    expect(parseServer(text)).toEqual({
      scriptUrl: 'https://matomo.test/stats/matomo.js',
      trackerUrl: 'https://matomo.test/stats/matomo.php',
    })
  })

  test.each([
    ['https://matomo.test', 'https://matomo.test/matomo.php'],
    ['https://matomo.test/matomo', 'https://matomo.test/matomo/matomo.php'],
    ['https://matomo.test/matomo.php/x', 'https://matomo.test/matomo.php/x/matomo.php'],
    ['http://localhost:8080/', 'http://localhost:8080/matomo.php'],
  ])('%s has %s', (text, trackerUrl) => expect(parseServer(text)?.trackerUrl).toBe(trackerUrl))

  test.each([
    ['/matomo', '/matomo/matomo.php'],
    ['/matomo/piwik.js', '/matomo/matomo.php'],
    ['/', '/matomo.php'],
  ])('%s is on the page’s own host, and stays a path on a server', (text, path) => {
    expect(parseServer(text)?.trackerUrl).toBe(path)
    expect(onPage('https://shop.test/', () => parseServer(text)?.trackerUrl)).toBe(`https://shop.test${path}`)
  })

  test.each([
    ['https://shop.matomo.cloud/', 'https://cdn.matomo.cloud/shop.matomo.cloud/matomo.js'],
    ['Shop.Matomo.Cloud', 'https://cdn.matomo.cloud/shop.matomo.cloud/matomo.js'],
    ['https://shop.matomo.cloud/piwik.php', 'https://cdn.matomo.cloud/shop.matomo.cloud/matomo.js'],
    ['https://evilmatomo.cloud', 'https://evilmatomo.cloud/matomo.js'],
    ['https://x.test/shop.matomo.cloud', 'https://x.test/shop.matomo.cloud/matomo.js'],
  ])('on Matomo Cloud the script comes from its CDN: %s', (text, scriptUrl) => {
    expect(parseServer(text)?.scriptUrl).toBe(scriptUrl)
  })
})
