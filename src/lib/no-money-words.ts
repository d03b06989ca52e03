import { isCurrency } from './currency'

// Words beside a number that make it something else than an amount in the currency's main unit, in lower case.

/** The number is only a part of the amount, as in `10k` and `2 Mio.` */
const MAGNITUDES: readonly string[] = [
  'k',
  'm',
  'b',
  't',
  'mm',
  'mn',
  'bn',
  'tn',
  'mio',
  'mill',
  'mil',
  'mln',
  'mrd',
  'mia',
  'mld',
  'tsd',
  'tys',
  'tis',
  'lakh',
  'lac',
  'crore',
  'cr',
  'thousand',
  'million',
  'billion',
  'trillion',
  'tausend',
  'millionen',
  'milliarde',
  'milliarden',
  'millones',
  'milioni',
  'milh\u00f5es',
  'millions',
  'milliard',
  'milliards',
  'miljoner',
  'miljoen',
  'miljard',
  '\u0442\u044b\u0441',
  '\u043c\u043b\u043d',
  '\u043c\u043b\u0440\u0434',
]

/** The same in Chinese, Japanese and Korean, where the currency follows without a blank: thousand, ten thousand, and more. */
const EAST_ASIAN_MAGNITUDES = '\u5343\u4e07\u842c\u5104\u4ebf\u5146\ub9cc\uc5b5'

/** The number counts hundredths, as in `99 cents` and `99p`. */
const HUNDREDTHS: readonly string[] = ['cent', 'cents', 'ct', 'cts', 'penny', 'pence']

/** The number is a share. */
const SHARES: readonly string[] = ['percent', 'pct', 'prozent', 'procent', 'pourcent']

/** The number is a day or a year. */
const MONTHS: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'januar',
  'februar',
  'm\u00e4rz',
  'mai',
  'juni',
  'juli',
  'oktober',
  'okt',
  'dezember',
  'dez',
]

/** Glued to the number, these make it a rank or a day, as in `5th`, or hundredths, as in `99p`. */
const ENDINGS: readonly string[] = ['st', 'nd', 'rd', 'th', 'p', 'c']

/** Whether a word after a number changes what the number counts: thousands, cents, percent. */
export function isMagnitudeWord(word: string): boolean {
  const lower = word.toLowerCase()
  const singular = lower.replace(/s$/, '')
  const isListed = [MAGNITUDES, HUNDREDTHS, SHARES].some(
    (words) => words.includes(lower) || words.includes(singular),
  )
  return isListed || EAST_ASIAN_MAGNITUDES.includes(word.charAt(0)) || isThousandsWord(word)
}

/** Whether a word is a currency with the letter of a magnitude before it: `TEUR`, `kEUR`, `MSEK`, `mkr`. */
export function isThousandsWord(word: string): boolean {
  const currency = word.slice(1)
  return /^[ktm]/i.test(word) && currency.length > 1 && !isCurrency(word) && isCurrency(currency)
}

/** Whether a word beside a number makes a date of both. */
export function isDateWord(word: string): boolean {
  return MONTHS.includes(word.toLowerCase())
}

/** Whether what is glued to a number makes it something else than an amount. */
export function isNoMoneyEnding(ending: string): boolean {
  return ENDINGS.includes(ending.toLowerCase())
}

/** Whether a word before a number makes a version of both. */
export function isVersionWord(word: string): boolean {
  return word.toLowerCase() === 'v'
}
