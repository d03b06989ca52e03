import fc from 'fast-check'
import { parseAmount } from '../../src/lib/parse-amount'
import { parseNumber } from '../../src/lib/parse-number'

test.each<[unknown, number]>([
  [5, 5],
  [-0.5, -0.5],
  ['5', 5],
  [' 5.5 ', 5.5],
  ['1e3', 1000],
  ['1,234', 1234],
  ['1.234,5', 1234.5],
  ['1 234', 1234],
  ["1'234", 1234],
  ['\u22125', -5],
  ['(5)', -5],
  ['$5', 5],
  ['$5.', 5],
  ['US$ 5', 5],
  ['5 $US', 5],
  ['5\u00a0\u20ac', 5],
  ['EUR 5', 5],
  ['5 EUR', 5],
  ['5eur', 5],
  ['usd 12', 12],
  ['12 kr.', 12],
  ['12 z\u0142', 12],
  ['5 Euro', 5],
  ['2 pounds', 2],
  ['1 234 F CFA', 1234],
  ['5 XOF', 5],
  ['20,- \u20ac', 20],
])('%p is the number %d', (value, number) => {
  expect(parseNumber(value)).toBe(number)
})

test.each([
  ...[
    '',
    ' ',
    'gold',
    'A',
    '5 items',
    '5 \u20ac/mo',
    '19.99 incl. VAT',
    '5 kg',
    '5x',
    '3D',
    '5th',
    'No. 5',
    'v2',
    'from 5',
  ],
  ...[
    '10k',
    '10 k',
    '10%',
    '5 m',
    '2 Mio.',
    '5-10',
    '2026-11-27',
    '27 Nov',
    '12:30',
    '1.2.3',
    '1/2',
    '5 XYZ',
    '5 k\u20ac',
    '5M\u20ac',
    'K$5',
    '5 ABC',
  ],
  ...['5 QQQ', 'Infinity', '1e999', '5&uid=admin'],
])('the text %p is no number', (text) => {
  expect(parseNumber(text)).toBeUndefined()
})

test.each([NaN, Infinity, 1e21, null, undefined, true, false, {}, [], [5], 5n, new Date(), Symbol('5')])(
  'the value %p is no number',
  (value) => {
    expect(parseNumber(value)).toBeUndefined()
  },
)

test('a text that is a number is an amount of money as well, and the same one', () => {
  const unit = fc.constantFrom(...'0123456789.,-+() $\u20ac'.split(''), 'kr', 'EUR', 'k', '%', 'x')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      const number = parseNumber(text)
      if (number !== undefined) expect(parseAmount(text)).toBe(number)
    }),
    { numRuns: 5000 },
  )
})
