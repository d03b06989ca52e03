import fc from 'fast-check'
import { parseAmount } from '../../src/lib/parse-amount'

test.each([
  ['$1,234.50', 1234.5],
  ['1.234,50 €', 1234.5],
  ['19,99', 19.99],
  ['1 234,5 kr', 1234.5],
  ['USD 12', 12],
  ['(5.00)', -5],
  ['($5.00)', -5],
  ['-5', -5],
  ['-$5', -5],
  ['$-5', -5],
  ['\u22125,00 kr.', -5],
  ['$.50', 0.5],
  ['Rs.12', 12],
  ['12,50zł', 12.5],
  ["CHF 1'234.50", 1234.5],
  ['₹ 12,34,567.00', 1234567],
  ['1.234.567', 1234567],
])('%s is %d', (text, amount) => {
  expect(parseAmount(text)).toBe(amount)
})

test.each([
  ['1,234', 1234],
  ['$1,234', 1234],
  ['1.234', 1.234],
  ['$1.234', 1.234],
  ['1234,567', 1234.567],
  ['0,123', 0.123],
])('before exactly three digits a comma groups where it can, a point does not: %s is %d', (text, amount) => {
  expect(parseAmount(text)).toBe(amount)
})

test.each([
  '',
  ' ',
  'abc',
  'N/A',
  '1-2',
  '--5',
  '-(5)',
  '(5',
  '1.2.3',
  '1,2,3',
  '1,234,5',
  '12 34',
  '12abc',
  '10%',
  'Infinity',
  '1e999',
  '5'.repeat(400),
])('%p is no amount', (text) => expect(parseAmount(text)).toBeUndefined())

// From 1e21 on a number is written with a plus sign, which a request would take for a space.
test.each([NaN, Infinity, -Infinity, 1e21, '-1e21', null, undefined, true, {}, [], [5], 5n, Symbol('5')])(
  '%p is no amount',
  (value) => {
    expect(parseAmount(value)).toBeUndefined()
  },
)

test('what Number accepts is taken as that', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, max: 1e21, maxExcluded: true, min: -1e21, minExcluded: true }),
      (number) => {
        expect(parseAmount(number)).toBe(number)
        expect(parseAmount(String(number))).toBe(Number(String(number)))
      },
    ),
  )
})

test('never anything but a finite number, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-()$€ kre\u00a0') }), (text) => {
      const amount = parseAmount(text)
      expect(amount === undefined || Number.isFinite(amount)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

describe('an amount written as a locale writes it is read back', () => {
  test.each([
    ['en-US', 'USD'],
    ['en-GB', 'GBP'],
    ['en-IN', 'INR'],
    ['de-DE', 'EUR'],
    ['de-AT', 'EUR'],
    ['de-CH', 'CHF'],
    ['fr-FR', 'EUR'],
    ['fr-CH', 'CHF'],
    ['es-ES', 'EUR'],
    ['es-MX', 'MXN'],
    ['it-IT', 'EUR'],
    ['nl-NL', 'EUR'],
    ['pl-PL', 'PLN'],
    ['cs-CZ', 'CZK'],
    ['sv-SE', 'SEK'],
    ['nb-NO', 'NOK'],
    ['da-DK', 'DKK'],
    ['fi-FI', 'EUR'],
    ['hu-HU', 'HUF'],
    ['ro-RO', 'RON'],
    ['ru-RU', 'RUB'],
    ['uk-UA', 'UAH'],
    ['tr-TR', 'TRY'],
    ['pt-BR', 'BRL'],
    ['pt-PT', 'EUR'],
    ['ja-JP', 'JPY'],
    ['zh-CN', 'CNY'],
    ['he-IL', 'ILS'],
    ['ko-KR', 'KRW'],
    ['vi-VN', 'VND'],
    ['id-ID', 'IDR'],
    ['th-TH', 'THB'],
    ['en-ZA', 'ZAR'],
    ['bg-BG', 'BGN'],
    ['hr-HR', 'EUR'],
  ])('%s, %s', (locale, currency) => {
    const styles = [
      new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
      new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 2 }),
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        minimumFractionDigits: 2,
      }),
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencySign: 'accounting',
        minimumFractionDigits: 2,
      }),
    ]
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (cents) => {
        for (const style of styles)
          expect([style.format(cents / 100), parseAmount(style.format(cents / 100))]).toEqual([
            expect.any(String),
            cents / 100,
          ])
      }),
    )
  })
})
