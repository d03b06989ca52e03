import { isCurrency } from './currency'

// Words that, beside a number, rule out an amount in the currency's main unit. They are in lower case and in the singular.

/** Thousands, millions and more, as in `10k` and `2 Mio.`; hundredths, as in `99 ct`; shares. */
const MAGNITUDES: readonly string[] = [
  ...['k', 'm', 'mm', 'mn', 'b', 'bn', 't', 'tn', 'trn', 'l', 'lac', 'lakh', 'cr', 'crore', 'grand'],
  ...[
    'mio',
    'mrd',
    'mln',
    'mld',
    'tsd',
    'bin',
    'c',
    'ct',
    'penny',
    'pence',
    'paise',
    'sen',
    'gr',
    'pct',
    'bps',
  ],
]

/** How words for such magnitudes begin, whatever their ending: `Milliarden`, `mille`, `tysi\u0119cy`, `centimes`. */
const MAGNITUDE_STEMS: readonly string[] = [
  ...['thous', 'taus', 'tus', 'duiz', 'tys', 'tis\u00ed', 'ezer', 'hund', 'dozen', 'dutz'],
  ...['mil', 'billi', 'billo', 'bilj', 'bilh', 'bilion', 'tril'],
  ...[
    'cent',
    'c\u00e9nt',
    '\u00f6re',
    '\u00f8re',
    'grosz',
    'rappen',
    'percent',
    'procent',
    'prozent',
    'pourcent',
  ],
  // Russian
  ...['\u0442\u044b\u0441', '\u043c\u043b', '\u043c\u0438\u043b', '\u043a\u043e\u043f'],
  // Chinese, Japanese and Korean
  ...['\u5343', '\u4e07', '\u842c', '\u5104', '\u4ebf', '\ub9cc', '\uc5b5'],
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
