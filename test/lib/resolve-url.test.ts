import { resolveUrl } from '../../src/lib/resolve-url'

const BASE = 'https://shop.test/teas/?page=2#top'

test.each([
  ['https://other.test/x', 'https://other.test/x'],
  ['android-app://com.example/', 'android-app://com.example/'],
  ['', ''],
  ['/green', 'https://shop.test/green'],
  ['green', 'https://shop.test/teas/green'],
  ['?page=3', 'https://shop.test/teas/?page=3'],
  ['#end', 'https://shop.test/teas/?page=2#end'],
  ['//cdn.test/a', 'https://cdn.test/a'],
  ['//', '//'],
  ['/a\0b', 'https://shop.test/ab'],
])('on a page of the shop %j resolves to %j', (url, resolved) => {
  expect(resolveUrl(url, BASE)).toBe(resolved)
})

// matomo.js takes a URL whose scheme is not in lower case for a relative one.
test.each([
  ['HTTPS://Other.test/X', 'https://Other.test/X'],
  ['Http://other.test', 'http://other.test'],
])('the scheme of %j is written in lower case: %j', (url, resolved) => {
  expect(resolveUrl(url, BASE)).toBe(resolved)
})

test('without a base that is a URL the text stays as it is', () => {
  expect(resolveUrl('/green', '')).toBe('/green')
})
