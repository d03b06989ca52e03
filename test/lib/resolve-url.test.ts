import { resolveUrl } from '../../src/lib/resolve-url'

const BASE = 'https://shop.test/teas/?page=2#top'

test.each([
  ['https://other.test/x', 'https://other.test/x'],
  ['HTTPS://other.test', 'HTTPS://other.test'],
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

test('without a base that is a URL the text stays as it is', () => {
  expect(resolveUrl('/green', '')).toBe('/green')
})
