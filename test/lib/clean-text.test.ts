import fc from 'fast-check'
import { cleanText } from '../../src/lib/clean-text'

const PARTY = '\ud83c\udf89'

test.each([
  ['', ''],
  ['Sale', 'Sale'],
  [`Sale ${PARTY}`, `Sale ${PARTY}`],
  [`${PARTY}${PARTY}`, `${PARTY}${PARTY}`],
  ['a\ud83cb', 'ab'],
  ['a\udf89b', 'ab'],
  ['\udf89\ud83c', ''],
  [`\ud83c${PARTY}\udf89`, PARTY],
  ['\0a\0', 'a'],
  [`\0${PARTY}\ud83c`, PARTY],
])('cleanText(%j) is %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean)
})

test('a text is cut at 4,096 code units', () => {
  expect(cleanText('x'.repeat(4096))).toHaveLength(4096)
  expect(cleanText('x'.repeat(4097))).toBe('x'.repeat(4096))
})

test('the limit does not cut a pair in two', () => {
  expect(cleanText(`${'x'.repeat(4095)}${PARTY}`)).toBe('x'.repeat(4095))
  expect(cleanText(`${'x'.repeat(4094)}${PARTY}y`)).toBe(`${'x'.repeat(4094)}${PARTY}`)
})

test('a caller can set another limit', () => {
  expect(cleanText('Sale', 2)).toBe('Sa')
})

test('whatever the text, the result can be encoded and cleaning it again changes nothing', () => {
  const unit = fc.constantFrom('a', PARTY, '\ud83c', '\udf89', '\0', '\u00e9', '\ufeff')
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const clean = cleanText(text)
      expect(() => encodeURIComponent(clean)).not.toThrow()
      expect(cleanText(clean)).toBe(clean)
    }),
  )
})

test('a text without halves of pairs and NUL stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0'))
      expect(cleanText(text)).toBe(text)
    }),
  )
})
