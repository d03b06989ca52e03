import { toText } from '../../src/lib/to-text'

test.each([
  ['Tea', 'Tea'],
  [' Tea ', ' Tea '],
  [5, '5'],
  [0, '0'],
  [-0.5, '-0.5'],
  [true, 'true'],
  [false, 'false'],
])('%p is the text %p', (value, text) => {
  expect(toText(value)).toBe(text)
})

test.each(
  [
    ['', '  ', '\0', '\ud800', null, undefined, NaN, Infinity, {}, [], ['a'], 5n, Symbol('a'), () => 1],
  ].flat(),
)('%p is no text', (value) => {
  expect(toText(value)).toBeUndefined()
})
