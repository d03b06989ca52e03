export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

/** A text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

export function isUrl(value: unknown): value is URL {
  return value instanceof URL
}

/** A whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

export function isPositiveInteger(value: unknown): value is number {
  return isCount(value) && value > 0
}

/** A number, or a text of letters and digits: there are Matomo plugins that hide the number behind such a text. */
export function isSiteId(value: unknown): value is string | number {
  if (isText(value)) return /^\w+$/.test(value) && !isZero(value)
  return isPositiveInteger(value)
}

function isZero(text: string): boolean {
  return text.split('').every((character) => character === '0')
}

/** In seconds: a day. From 25 days on, a browser's timer overflows and rings at once. */
const MAX_HEART_BEAT = 86_400

/** Whether a heart beat is sent, or its interval in seconds. Matomo takes no shorter one than 5 seconds. */
export function isHeartBeat(value: unknown): value is boolean | number {
  return isBoolean(value) || (typeof value === 'number' && value >= 5 && value <= MAX_HEART_BEAT)
}

export function isUserId(value: unknown): value is boolean | ((id: string) => unknown) {
  return isBoolean(value) || typeof value === 'function'
}

/** A host: `shop.example.org`, `.example.org` or `*.example.org`. */
export function isDomain(value: unknown): value is string {
  return isDomainWithPath(value) && !value.includes('/')
}

/** A host with a path or without: `example.org/shop`. */
export function isDomainWithPath(value: unknown): value is string {
  return isText(value) && !NOT_IN_DOMAIN.test(value) && !value.startsWith('/')
}

/** A port is no part of it either: matomo.js compares hosts without their ports. */
const NOT_IN_DOMAIN = /[\s,;:@?#"']/

/** One hash or several, as the `integrity` of a script has them. Browsers ignore others, and run the script unchecked. */
export function isIntegrity(value: unknown): value is string {
  return isText(value) && value.split(/\s+/).every((hash) => HASH.test(hash))
}

const HASH = /^sha(256|384|512)-[\w+/-]+={0,2}$/
