import { isCurrency } from './currency'

// Words beside a number that make it something else than an amount in the currency's main unit: in lower case, and in the
// singular.

/** Thousands, millions and more, as in `10k`, `2 Mio.` and `5 mii`; hundredths, as in `99 ct`; shares. */
const MAGNITUDES: readonly string[] = [
  ...['k', 'm', 'mm', 'mn', 'b', 'bn', 't', 'tn', 'trn', 'l', 'lac', 'lakh', 'cr', 'crore', 'grand', 'tens'],
  ...['mio', 'mrd', 'mln', 'mld', 'md', 'tsd', 'mii', 'mie', 'bin', 'juta', 'jt', 'ribu', 'rb'],
  ...['c', 'ct', 'penny', 'pence', 'pfennig', 'paise', 'paisa', 'sen', 'gr', 'pct', 'bps'],
]

/**
 * How words for such magnitudes begin in many languages, whatever their ending: `Milliarden`, `mille`, `tysi\u0119cy`, `centimes`.
 */
const MAGNITUDE_STEMS: readonly string[] = [
  ...['thousand', 'tausend', 'tusen', 'tusind', 'duizend', 'tys', 'tis\u00ed', 'tisu', 'tuha', 'ezer'],
  ...['mil', 'billi', 'billo', 'bill\u00f3', 'bilj', 'bilh', 'bilion', 'trill', 'trilj', 'trilh', 'trilion'],
  ...['quadr', 'hundr', 'hundert', 'dozen', 'dutzend'],
  ...['cent', 'c\u00e9nt', '\u00f6re', '\u00f8re', 'grosz', 'rappen'],
  ...['percent', 'procent', 'prozent', 'porcent', 'pourcent', 'ciento'],
  // Russian, Ukrainian and Bulgarian
  ...['\u0442\u044b\u0441', '\u0442\u0438\u0441', '\u0445\u0438\u043b', '\u043c\u043b', '\u043c\u0438\u043b'],
  ...['\u0442\u0440\u043b\u043d', '\u043a\u043e\u043f'],
  // Chinese, Japanese and Korean
  ...[
    '\u5343',
    '\u767e',
    '\u4e07',
    '\u842c',
    '\u4ebf',
    '\u5104',
    '\u5146',
    '\ucc9c',
    '\ubc31',
    '\ub9cc',
    '\uc5b5',
  ],
  // Vietnamese
  ...['ngh\u00ecn', 'ng\u00e0n', 'tri\u1ec7u', 't\u1ef7'],
]

const MONTHS: readonly string[] = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
]

/** Whether a word after a number changes what the number counts: thousands, hundredths, a share. */
export function isMagnitudeWord(word: string): boolean {
  const lower = word.toLowerCase()
  if (MAGNITUDES.includes(lower) || MAGNITUDES.includes(lower.replace(/s$/, ''))) return true
  if (MAGNITUDE_STEMS.some((stem) => lower.startsWith(stem))) return true
  // `TEUR`, `MUSD` and `tkr` are thousands and millions of a currency.
  return lower.length > 2 && /^[kmt]/.test(lower) && isCurrency(lower.slice(1))
}

/** Whether a word beside a number makes a date of both: a month, or its first three or four letters. */
export function isDateWord(word: string): boolean {
  const lower = word.toLowerCase()
  const isShort = lower.length === 3 || lower.length === 4
  return MONTHS.some((month) => month === lower || (isShort && month.startsWith(lower)))
}
