import { memoize } from './memoize'

/** A sign, with the capitals of a country or without: `$`, `US$`, `$US`. `K` and `M` are no countries: `K$` are thousands. */
const SIGN = /^(?:[A-JLN-Z]|[A-Z]{2,3})?[$\u00a3-\u00a5\u09f3\u0e3f\u20a0-\u20cf\uffe5](?:[A-Z]{2})?$/

/** Names and abbreviations that are neither a sign nor a code, in lower case, in the singular, and without points. */
const NAMES: readonly string[] = [
  ...[
    'euro',
    'dollar',
    'pound',
    'franc',
    'peso',
    'real',
    'rupee',
    'yen',
    'yuan',
    'krone',
    'kroner',
    'kronor',
  ],
  ...['kr', 'ft', 'lei', 'tl', 'fr', 'fcfa', 'r', 'rm', 'rp'],
  // Polish, Czech, Russian, Chinese, Japanese, Korean
  ...['z\u0142', 'k\u010d', '\u0440\u0443\u0431', '\u5143', '\u5186', '\uc6d0'],
]

/** Whether a text names a currency: `$`, `US$`, `EUR`, `usd`, `kr.`, `Euros`. */
export function isCurrency(text: string): boolean {
  const word = text.replace(/[. ]/g, '')
  const name = word.toLowerCase().replace(/s$/, '')
  return SIGN.test(word) || NAMES.includes(name) || isCurrencyCode(word)
}

/**
 * Whether a text is a currency's code of ISO 4217, in any case. Every engine knows the English names of all of them, and names a
 * currency that does not exist by its code.
 */
const isCurrencyCode = /* @__PURE__ */ memoize((word) => {
  if (!/^[A-Za-z]{3}$/.test(word)) return false
  const currency = word.toUpperCase()
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'name' })
  return !format.format(1).includes(currency)
})
