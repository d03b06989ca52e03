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

describe('one number with what people write around it', () => {
  test.each([
    ['19.99 usd', 19.99],
    ['20 Euro', 20],
    ['20Euro', 20],
    ['20 Mark', 20],
    ['20 Euro total', 20],
    ['20 \u20ac billed monthly', 20],
    ['5 kr.', 5],
    ['5 TL', 5],
    ['5 MXN', 5],
    ['5 TRY', 5],
    ['5 KES', 5],
    ['19.99 incl. VAT', 19.99],
    ['19,99 \u20ac (inkl. MwSt.)', 19.99],
    ['20 (incl. VAT)', 20],
    ['20 - incl. VAT', 20],
    ['5 \u20ac/mo', 5],
    ['5 \u20ac/m', 5],
    ['$5/month', 5],
    ['5 per seat', 5],
    ['20 \u20ac p.P.', 20],
    ['19.99*', 19.99],
    ['$5.', 5],
    ['\u20ac5,', 5],
    ['ab 5 \u20ac', 5],
    ['ca. 5', 5],
    ['USD $5', 5],
    ['US$5', 5],
    ['5,00 $ US', 5],
    ['R$ 5,00', 5],
    ['RM1,234.50', 1234.5],
    ['S/1,234.50', 1234.5],
    ['B/.1,234.50', 1234.5],
    ['1 234 F CFA', 1234],
    ['$ .50', 0.5],
    [',50 \u20ac', 0.5],
  ])('%p is %d', (text, amount) => expect(parseAmount(text)).toBe(amount))
})

describe('dashes in place of the cents', () => {
  test.each([
    '20,-',
    '20.-',
    '20,--',
    '20,\u2013',
    '20.\u2014',
    '\u20ac 20,-',
    '20,- \u20ac',
    'Fr. 20.\u2013',
    '20,-\u20ac',
  ])('%p is 20', (text) => expect(parseAmount(text)).toBe(20))

  test('may follow thousands that a blank groups', () =>
    expect(parseAmount('100 000,- K\u010d')).toBe(100_000))

  test.each([
    ['5.000,-', 5000],
    ['Rp. 5.000,-', 5000],
    ['1.250,\u2013 \u20ac', 1250],
    ["Fr. 1'250.\u2013", 1250],
    ['1,250.-', 1250],
    ['1.250.-', 1250],
    ['1,250,-', 1250],
    ['-1.250,-', -1250],
  ])('make every separator before three digits group thousands: %p is %d', (text, amount) => {
    expect(parseAmount(text)).toBe(amount)
  })

  test.each(['19.99,-', '1.5,-'])('beside cents make no amount: %p', (text) => {
    expect(parseAmount(text)).toBeUndefined()
  })
})

describe('signs', () => {
  test.each([
    '-5',
    '- 5',
    '-$5',
    '$-5',
    '- $ 5',
    'CHF-5.00',
    'USD -5',
    '5-',
    '5,00- EUR',
    '5-\u20ac',
    '\u22125',
    '\u20135',
  ])('%p is -5', (text) => expect(parseAmount(text)).toBe(-5))
  test.each(['(5.00)', '($5)', '$(5)', '( 5 )', '(5.00) USD', '(\u20ac 5,00)', 'USD (5)'])(
    'in parentheses %p is -5',
    (text) => expect(parseAmount(text)).toBe(-5),
  )
  test.each(['+5', '+$5', '$+5', '5+'])('%p is 5', (text) => expect(parseAmount(text)).toBe(5))
  test.each([
    '--5',
    '-5-',
    '+-5',
    '\u00b15',
    '-(5)',
    '(-5)',
    '(5',
    '5)',
    '((5))',
    'A-B 5',
    '5 -',
    '~5',
    '<5',
    '5--',
  ])('%p is no amount', (text) => expect(parseAmount(text)).toBeUndefined())
})

describe('separators and digits of locales', () => {
  test.each([
    ['1\u00a0234,50', 1234.5],
    ['1\u202f234,50', 1234.5],
    ['1\u2009234,50', 1234.5],
    ['1\u2019234.50', 1234.5],
    ['1,23,456', 123_456],
    ['\u20b912,34,567.50', 1_234_567.5],
    ['\u0661\u066c\u0662\u0663\u0664\u066b\u0665\u0660 \u062c.\u0645.\u200f', 1234.5],
    ['\u200e\u0631\u06cc\u0627\u0644 \u06f1\u066c\u06f2\u06f3\u06f4', 1234],
    ['\uffe5\uff11\uff0c\uff12\uff13\uff14', 1234],
    ['1\u5186', 1],
    ['5,000\u5186\uff08\u7a0e\u8fbc\uff09', 5000],
    ['\uff085\uff09', -5],
    ['\uff0d5', -5],
    ['\ufe635', -5],
    ['\u20b9 \u0967,\u0968\u0969\u096a.\u0966\u096f', 1234.09],
    ['\u09e7,\u09e8\u09e9\u09ea.\u09e6\u09ef\u09f3', 1234.09],
    ['\u1041,\u1042\u1043\u1044 MMK', 1234],
    ['\u200f-5.00 \u20aa', -5],
  ])('%p is %d', (text, amount) => expect(parseAmount(text)).toBe(amount))

  test.each([
    '1,23,4567',
    '1,23,456,789',
    '12.34.567',
    '12 34 567',
    "12'34'567",
    '1,234.567.890',
    '1.234,567,8',
    '0 123',
    '1  234',
  ])('%p is no amount', (text) => expect(parseAmount(text)).toBeUndefined())
})

describe('a text that means something else than one amount', () => {
  test.each([
    [
      'a magnitude',
      [
        '10k',
        '10K',
        '10 k',
        '1.5M',
        '$1.5M',
        '1.5 M\u20ac',
        '\u20ac2bn',
        '2 Mio.',
        '2 Mrd. EUR',
        '5 million',
        '5 millions',
      ],
    ],
    [
      'a magnitude in other languages',
      [
        '3 mill.',
        '2 mld',
        '5 tys.',
        '3 lakh',
        '2 crore',
        '5 \u0442\u044b\u0441.',
        '3\u4e07',
        '3\ub9cc \uc6d0',
      ],
    ],
    [
      'a magnitude with the ending of its language',
      [
        ...['5 hundred', '2 dozen', '5 grand', '2 Dutzend', '5 Tausend', '2 Milliarden', '2 Milliarde EUR'],
        ...[
          '5 mille euros',
          '2 milliards',
          '3 millones',
          '2 billones',
          '5 mila',
          '2 milioni',
          '3 milh\u00f5es',
        ],
        ...[
          '5 duizend',
          '2 miljoen',
          '5 tusen',
          '5 tusind kr.',
          '2 miljoner',
          '5 tysi\u0119cy',
          '5 tis\u00edc',
        ],
        ...['2 miliony', '5 ezer Ft', '5 bin TL', '2 milyon', '5 \u0442\u044b\u0441\u044f\u0447'],
        ...['2 \u043c\u0438\u043b\u043b\u0438\u043e\u043d\u0430', '5\u5343', '2\u5104', '3\u842c'],
        ...['3 Cr', '5 lac', '2 trn'],
      ],
    ],
    [
      'hundredths and shares with the ending of their language',
      [
        ...[
          '50 centimes',
          '50 c\u00e9ntimos',
          '50 centavos',
          '50 c',
          '50 \u00f6re',
          '50 groszy',
          '50 Rappen',
        ],
        ...[
          '50 paise',
          '50 \u043a\u043e\u043f\u0435\u0435\u043a',
          '5 procent',
          '5 per cent',
          '5 bps',
          '5\u2031',
        ],
      ],
    ],
    ['thousands of a currency', ['5 MEUR', '5 TUSD', '2 Mkr', '5 TEUR', '5 kEUR', '5 tkr', '5 k\u20ac/mo']],
    ['hundredths', ['99 cents', '99 ct', '99\u00a2', '99p', '50 pence']],
    ['a share', ['10%', '10 %', '10\u00a0%', '10\u066a', '10\u2030', '10 percent', '10 Prozent', '-5%']],
    [
      'two numbers',
      [
        '5-10',
        '5 \u2013 10',
        '5 to 10',
        '5/10',
        '1/2',
        '5 x 3',
        '5 5',
        '2 for 5',
        '5 \u20ac/100 g',
        '5\u00bd',
      ],
    ],
    [
      'a date or a time',
      ['2026-11-27', '27.11.2026', '27/11/2026', '27 Nov', 'Nov 27', 'May 5', '27 November', '5th', '12:30'],
    ],
    ['a version', ['1.2.3', '2.0.0', 'v2', 'v1.2', '1.0-beta', '1.0_2']],
    ['a phone number', ['+49 30 123456', '0800 123 456', '555-1234', '(555) 123 456']],
    ['a code', ['12abc', '#5', 'ABC-12-3', '5&uid=admin', '5=5', '5;6', '0x1G', 'ABCDE 5', 'Total 5']],
    ['words', ['free', 'kostenlos', 'USD', '$', '-', '.', ',', '()', '\u00bd']],
  ])('%s is no amount: %j', (_, texts) => {
    expect(texts.filter((text) => parseAmount(text) !== undefined)).toEqual([])
  })
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

test('a text that Number reads is that number', () => {
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

test('the result is a finite number or undefined, whatever the text', () => {
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
