// Words beside a number that make it something else than an amount in the currency's main unit: in lower case, and in the
// singular.

/** Thousands, millions and more, as in `10k`, `2 Mio.` and `5 TEUR`; hundredths, as in `99 cents`; shares. */
const MAGNITUDES: readonly string[] = [
  ...[
    'k',
    'm',
    'mm',
    'mn',
    'b',
    'bn',
    't',
    'tn',
    'thousand',
    'million',
    'billion',
    'trillion',
    'lakh',
    'crore',
  ],
  ...['mio', 'mrd', 'mill', 'mil', 'mln', 'mld', 'tsd', 'tys', 'tausend', 'millionen', 'teur', 'keur', 'tkr'],
  ...['\u0442\u044b\u0441', '\u043c\u043b\u043d', '\u4e07', '\ub9cc'],
  ...['cent', 'ct', 'penny', 'pence', 'percent', 'pct', 'prozent'],
]

const MONTHS: readonly string[] = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
]

/** Whether a word after a number changes what the number counts: thousands, hundredths, a share. */
export function isMagnitudeWord(word: string): boolean {
  const lower = word.toLowerCase()
  return MAGNITUDES.includes(lower) || MAGNITUDES.includes(lower.replace(/s$/, ''))
}

/** Whether a word beside a number makes a date of both: a month, or its first three or four letters. */
export function isDateWord(word: string): boolean {
  const lower = word.toLowerCase()
  const isShort = lower.length === 3 || lower.length === 4
  return MONTHS.some((month) => month === lower || (isShort && month.startsWith(lower)))
}
