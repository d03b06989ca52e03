import fc from 'fast-check'
import { decodeUrl } from '../../src/lib/decode-url'

test.each([
  ['', ''],
  ['https://shop.test/teas?page=2#top', 'https://shop.test/teas?page=2#top'],
  ['/caf%C3%A9', '/caf\u00e9'],
  ['/caf%c3%a9', '/caf\u00e9'],
  ['/%D1%87%D0%B0%D0%B9', '/\u0447\u0430\u0439'],
  ['/%E3%81%8A%E8%8C%B6', '/\u304a\u8336'],
  ['/%F0%9F%8D%B5', '/\ud83c\udf75'],
  ['/green%20tea?q=a%22b%3Cc%3E%7B%7D%7C%5C%5E%60', '/green tea?q=a"b<c>{}|\\^`'],
  ['/%41%7E%2D%5F%2E', '/A~-_.'],
  ['/%C3%28', '/%C3('],
  ['/%E3%81%C3%A9', '/%E3%81\u00e9'],
  ['/%4%30/%%34%30', '/%4%30/%%340'],
])('%j is decoded to %j', (url, decoded) => {
  expect(decodeUrl(url)).toBe(decoded)
})

test.each(['%3B', '%2F', '%3f', '%3A', '%40', '%26', '%3D', '%2B', '%24', '%2C', '%23'])(
  'the reserved %s keeps its meaning',
  (reserved) => {
    expect(decodeUrl(`/a${reserved}b%20`)).toBe(`/a${reserved}b `)
  },
)

test.each([
  '%25',
  '%2541',
  '%25C3%A9'.slice(0, 5),
  '%00',
  '%09',
  '%0A',
  '%0d',
  '%1F',
  '%7F',
  '%C2%80',
  '%c2%9f',
])('the percent sign or control character %s stays', (kept) => {
  expect(decodeUrl(`/${kept}/%C3%A9`)).toBe(`/${kept}/\u00e9`)
})

test.each([
  ...['%', '%4', '%zz', '%C3', '%C3%', '%A9', '%80%80', '%C0%80', '%C1%BF', '%E0%80%80'],
  ...['%E3%81', '%E3%81%', '%ED%A0%80', '%ED%BF%BF', '%F0%9F%8D', '%F4%90%80%80', '%F8%88%80%80%80', '%FF'],
])('the malformed %s stays, and what stands around it is decoded', (malformed) => {
  expect(decodeUrl(`/%C3%A9${malformed}/%20`)).toBe(`/\u00e9${malformed}/ `)
})

/** Pieces of a URL: characters of any script, encoded or not, and every two hexadecimal digits after a percent sign. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }).filter((text) => !/[\ud800-\udfff]/.test(withoutPairs(text))),
  fc.string({ unit: 'grapheme', maxLength: 3 }).map(encodeURIComponent),
  fc.constantFrom('%', '%%', '%4', '%zz', '%C3', '%A9', '%25', '%E3%81', ' ', '&', '/', '?', '#', '+'),
  fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, '0')}`),
)
const url = fc.array(piece).map((pieces) => pieces.join(''))

function withoutPairs(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')
}

test('a text that was encoded as a URL is read back, in any script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      // eslint-disable-next-line no-control-regex -- control characters stay encoded
      fc.pre(!/[\0-\x1f\x7f-\x9f%]/.test(text))
      expect(decodeUrl(encodeURI(text))).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('where decodeURI can decode the whole URL, the result is the same but for what stays', () => {
  const kept = /%25|%[01][\da-f]|%7f|%c2%[89][\da-f]/gi
  fc.assert(
    fc.property(url, (text) => {
      let whole: string
      try {
        // What stays is put in its place again, as it was written.
        whole = text.split(kept).map(decodeURI).join('\0')
      } catch {
        return
      }
      fc.pre(!text.includes('\0'))
      const written = text.match(kept) ?? []
      expect(decodeUrl(text)).toBe(whole.replace(/\0/g, () => written.shift() ?? ''))
    }),
    { numRuns: 1500 },
  )
})

test('malformed bytes are decoded one by one, as the engine decodes each character', () => {
  // Without hexadecimal digits, which could complete a sequence, and without what stays.
  const byte = fc.integer({ min: 0x47, max: 0xff }).filter((each) => each > 0x66 && each !== 0x7f)
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 12 }), (bytes) => {
      const encoded = bytes.map((each) => `%${each.toString(16)}`)
      fc.pre(!/%c2%[89]/.test(encoded.join('')))
      const expected: string[] = []
      while (encoded.length > 0) {
        const length = [1, 2, 3, 4].find((each) => canDecode(encoded.slice(0, each).join(''))) ?? 0
        expected.push(length === 0 ? (encoded.shift() ?? '') : decodeURI(encoded.splice(0, length).join('')))
      }
      expect(decodeUrl(bytes.map((each) => `%${each.toString(16)}`).join(''))).toBe(expected.join(''))
    }),
    { numRuns: 1500 },
  )
})

function canDecode(encoded: string): boolean {
  try {
    decodeURI(encoded)
    return true
  } catch {
    return false
  }
}

/** The bytes that a server reads from a URL. */
function bytesOf(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

test('whatever the URL: decoding it twice changes nothing, and a server reads the same bytes from it', () => {
  fc.assert(
    fc.property(url, (text) => {
      const decoded = decodeUrl(text)
      expect(decodeUrl(decoded)).toBe(decoded)
      expect(bytesOf(decoded)).toBe(bytesOf(text))
    }),
    { numRuns: 1500 },
  )
})
