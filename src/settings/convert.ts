/** A text without the blanks around it; any other value as it is. */
export function toTrimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

/** A word without the blanks around it, in lower case; any other value as it is. */
export function toWord(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() : value
}

/** `'true'` and `'false'` as what they say; any other value as it is. */
export function toBoolean(value: unknown): unknown {
  const word = toWord(value)
  if (word === 'true') return true
  if (word === 'false') return false
  return value
}

/** `' 15 '` as 15; any other value as it is. */
export function toNumber(value: unknown): unknown {
  return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value
}

/** `'Number'` alone would take `'0x10'` and `'1e3'` too, which nobody means as a setting. */
const DECIMAL = /^\d+(\.\d+)?$/

/** `'https://shop.test/'` as the host alone; any other text without the blanks around it. */
export function toDomain(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.trim()
  const prefix = ['https://', 'http://', '//'].find((each) => text.toLowerCase().startsWith(each)) ?? ''
  const end = text.endsWith('/') ? -1 : text.length
  return text.slice(prefix.length, end)
}
