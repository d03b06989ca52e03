import fc from 'fast-check'
import { decodeUrl } from '../../src/lib/decode-url'
import { contextOf, map, mapAll, pageAt, pageCall } from '../support/map'

const played = { type: 'track' as const, event: 'Played' }

const urlsOf = (commands: readonly (readonly unknown[])[]) =>
  commands.filter(([method]) => method === 'setCustomUrl').map(([, url]) => url)

describe('a page and its events have one URL, decoded', () => {
  test.each([
    ['https://shop.test/caf%C3%A9', 'https://shop.test/caf\u00e9'],
    [
      'https://shop.test/%D1%87%D0%B0%D0%B9?q=%E8%8C%B6#%C3%BC',
      'https://shop.test/\u0447\u0430\u0439?q=\u8336#\u00fc',
    ],
    ['https://shop.test/green%20tea', 'https://shop.test/green tea'],
    ['https://shop.test/?q=a%26b%3Dc%23d%2Fe%2B', 'https://shop.test/?q=a%26b%3Dc%23d%2Fe%2B'],
    ['https://shop.test/?rate=100%25', 'https://shop.test/?rate=100%25'],
    ['https://shop.test/?bad=%E9&good=%C3%A9', 'https://shop.test/?bad=%E9&good=\u00e9'],
    ['https://shop.test/%0A%C3%A9', 'https://shop.test/%0A\u00e9'],
  ])('%s is recorded as %s', (href, url) => {
    const page = pageAt(href)
    const calls = [
      { ...played, context: contextOf(page) },
      { ...pageCall(page), page },
      { ...played, context: contextOf(page) },
    ]
    const { commands, state } = mapAll(calls, { page })
    expect(new Set(urlsOf(commands))).toStrictEqual(new Set([url]))
    expect(state.url).toBe(url)
  })

  test('where matomo.js reads the address as it is recorded, an event before the page view sets no URL', () => {
    const page = pageAt('https://shop.test/caf%C3%A9')
    expect(map(played, { page }).commands).toStrictEqual([['trackEvent', 'All', 'Played']])
  })

  test.each(['https://shop.test/?q=a%26b', 'https://shop.test/?rate=100%25', 'https://shop.test/?bad=%E9'])(
    'where matomo.js reads the address %s in another way, the first event sets the URL',
    (href) => {
      const page = pageAt(href)
      expect(map(played, { page }).commands[0]).toStrictEqual(['setCustomUrl', href])
    },
  )
})

test('a URL and a referrer that a caller gives are decoded', () => {
  const properties = { url: '/caf%C3%A9?q=a%26b', referrer: 'https://partner.test/%C3%BC%20x' }
  expect(map(pageCall(undefined, properties)).commands.slice(0, 2)).toStrictEqual([
    ['setReferrerUrl', 'https://partner.test/\u00fc x'],
    ['setCustomUrl', 'https://shop.test/caf\u00e9?q=a%26b'],
  ])
})

test('a caller’s URL in the characters of its script and the same one encoded are one page', () => {
  const encoded = map(pageCall(undefined, { url: 'https://shop.test/caf%C3%A9' }))
  const written = map(pageCall(undefined, { url: 'https://shop.test/caf\u00e9' }))
  const relative = map(pageCall(undefined, { url: '/caf\u00e9' }))
  expect(urlsOf(written.commands)).toStrictEqual(urlsOf(encoded.commands))
  expect(urlsOf(relative.commands)).toStrictEqual(urlsOf(encoded.commands))
})

test('the page before is the referrer of the next one, decoded', () => {
  const [first, second] = [pageAt('https://shop.test/caf%C3%A9'), pageAt('https://shop.test/tee')]
  const { commands } = mapAll([
    { ...pageCall(first), page: first },
    { ...pageCall(second), page: second },
  ])
  expect(commands).toContainEqual(['setReferrerUrl', 'https://shop.test/caf\u00e9'])
})

test('an event of a page that was left carries that page’s URL, decoded', () => {
  const left = pageAt('https://shop.test/caf%C3%A9')
  expect(urlsOf(map({ ...played, context: contextOf(left) }).commands)).toStrictEqual([
    'https://shop.test/caf\u00e9',
  ])
})

test('with pageUrl canonical the canonical link is decoded', () => {
  const page = pageAt('https://shop.test/x', { url: 'https://shop.test/caf%C3%A9' })
  const { commands } = map(pageCall(page), { page, settings: { pageUrl: 'canonical' } })
  expect(urlsOf(commands)).toStrictEqual(['https://shop.test/caf\u00e9'])
})

test('whatever the page, its view, its events and the next view’s referrer have the same URL', () => {
  const path = fc
    .string({ unit: 'grapheme' })
    .map((text) => new URL(`https://shop.test/${encodeURIComponent(text)}`).href)
  fc.assert(
    fc.property(path, (href) => {
      const page = pageAt(href)
      const next = pageAt('https://shop.test/next')
      const { commands } = mapAll([
        { ...played, page },
        { ...pageCall(page), page },
        { ...played, page },
        { ...pageCall(next), page: next },
      ])
      const before = commands.filter(([method]) => method === 'setCustomUrl').slice(0, -1)
      for (const [, url] of before) expect(url).toBe(decodeUrl(href))
      expect(commands).toContainEqual(['setReferrerUrl', decodeUrl(href)])
    }),
  )
})

describe('long URLs', () => {
  const campaign = '&utm_campaign=spring'

  test.each([4_000, 4_097, 8_000, 16_000])(
    'with a query of %d characters keep the campaign at the end',
    (length) => {
      const href = `https://shop.test/?pad=${'x'.repeat(length)}${campaign}`
      const page = pageAt(href)
      expect(urlsOf(map(pageCall(page), { page }).commands)).toStrictEqual([href])
      // The first event of another page says its URL as well.
      expect(urlsOf(map({ ...played, context: contextOf(page) }).commands)).toStrictEqual([href])
    },
  )

  test('have a bound: URL and referrer fit into a beacon', () => {
    const page = pageAt(`https://shop.test/?pad=${'x'.repeat(1_000_000)}`)
    const { commands } = map(pageCall(page, { referrer: page.href.slice(0, -1) }), { page })
    const length = commands.join('').length
    expect(length).toBeLessThan(64 * 1024)
  })
})
