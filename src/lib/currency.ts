import { memoize } from './memoize'

/**
 * Currency signs, as a part of a regular expression's class: of ASCII, Latin-1, other
 * scripts, and their wide forms. The sign of the cent is none: its amount is a hundredth.
 */
export const CURRENCY_SIGNS =
  '$\\u00a3-\\u00a5\\u058f\\u060b\\u09f2\\u09f3\\u0af1\\u0bf9\\u0e3f\\u17db\\u20a0-\\u20cf\\ufdfc\\ufe69\\uff04\\uffe1\\uffe5\\uffe6'

/** A sign, with the capitals of a country before or after it, or without: `$`, `US$`, `$US`. */
const SIGN = /* @__PURE__ */ new RegExp(`^[A-Z]{0,3}[${CURRENCY_SIGNS}][A-Z]{0,3}$`)
const ANY_SIGN = /* @__PURE__ */ new RegExp(`[${CURRENCY_SIGNS}]`)

/** With these letters a sign stands for thousands and millions of a currency. */
const NO_COUNTRIES: readonly string[] = ['K', 'M']

/** Names and abbreviations of currencies that are neither a sign nor a code, in lower case and without points. */
const WORDS: readonly string[] = [
  'euro',
  'euros',
  'dollar',
  'dollars',
  'pound',
  'pounds',
  'franc',
  'francs',
  'franken',
  'yen',
  'yuan',
  'peso',
  'pesos',
  'real',
  'reais',
  'rupee',
  'rupees',
  'krone',
  'kroner',
  'kronor',
  'kr',
  // Polish: z\u0142oty
  'zloty',
  'z\u0142',
  // Czech: koruna
  'k\u010d',
  // Hungarian: forint
  'ft',
  // Romanian and Moldovan
  'leu',
  'lei',
  // Bulgarian: lev
  '\u043b\u0432',
  // Russian: rouble
  '\u0440',
  '\u0440\u0443\u0431',
  // Ukrainian: hryvnia
  '\u0433\u0440\u043d',
  // Serbian and Macedonian: dinar, denar
  'din',
  '\u0434\u0438\u043d',
  '\u0434\u0435\u043d',
  // Bosnian: convertible mark
  'km',
  // Turkish: lira
  'tl',
  // Swiss
  'fr',
  'sfr',
  // West and Central African
  'cfa',
  'fcfa',
  // Rand, rupee, ringgit, rupiah, renminbi
  'r',
  'rs',
  'rm',
  'rp',
  'rmb',
  // Chinese, Japanese, Korean
  '\u5143',
  '\u5186',
  '\uc6d0',
]

/** Whether a text names a currency: `$`, `US$`, `EUR`, `usd`, `kr.`, `Euro`. */
export function isCurrency(text: string): boolean {
  const word = text.replace(/[. ]/g, '')
  return isSign(word) || WORDS.includes(word.toLowerCase()) || isCurrencyCode(word)
}

function isSign(word: string): boolean {
  const letters = word.replace(ANY_SIGN, '')
  return SIGN.test(word) && !NO_COUNTRIES.includes(letters)
}

/**
 * Whether a text is a currency's code of ISO 4217, in any case. The engine knows the English names of all of them, and names a
 * currency that does not exist by its code.
 */
const isCurrencyCode = /* @__PURE__ */ memoize((word) => {
  if (!/^[A-Za-z]{3}$/.test(word)) return false
  const currency = word.toUpperCase()
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'name' })
  return !format.format(1).includes(currency)
})
