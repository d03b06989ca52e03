import { saysNothing } from '../lib/says-nothing'
import type { MatomoCommand } from '../matomo/commands'

/** A text without the blanks around it; any other value as it is. */
export function trimText(given: unknown): unknown {
  return typeof given === 'string' ? given.trim() : given
}

/** A text as the boolean, the number or the word that it spells; any other value as it is. */
export function toMeaning(given: unknown): unknown {
  if (typeof given !== 'string') return given
  const word = given.trim().toLowerCase()
  if (word === 'true') return true
  if (word === 'false') return false
  return DECIMAL.test(word) ? Number(word) : word
}

/** `Number` alone would take `'0x10'` and `'1e3'` too, which nobody means as a setting. */
const DECIMAL = /^\d+(\.\d+)?$/

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

/** A text that is neither empty nor what a template makes of a variable without a value. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !saysNothing(value)
}

/* @__NO_SIDE_EFFECTS__ */
export function oneOf<Word extends string>(one: Word, other: Word): (value: unknown) => value is Word {
  return (value): value is Word => value === one || value === other
}

/** A whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/** The id of a goal or of a custom dimension: a whole number above 0. */
export function isId(value: unknown): value is number {
  return isCount(value) && value > 0
}

/** A number, or a text of letters and digits: there are Matomo plugins that hide the number behind such a text. */
export function isSiteId(value: unknown): value is string | number {
  return isText(value) ? /^\w+$/.test(value) && Number(value) !== 0 : isId(value)
}

/** Whether heart beats are sent, or their interval in seconds. The shortest interval that Matomo takes is 5 seconds. */
export function isHeartBeat(value: unknown): value is boolean | number {
  return isBoolean(value) || (Number.isFinite(value) && Number(value) >= 5)
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- no check can see what a function takes: the caller says it
export function isBooleanOrFunction<Argument>(
  value: unknown,
): value is boolean | ((argument: Argument) => unknown) {
  return isBoolean(value) || typeof value === 'function'
}

/** A host, with or without a path. A port is no part of it: matomo.js compares hosts without their ports. */
export function isHost(value: unknown): value is string {
  return isText(value) && !/^\/|[\s,;:@?#"']/.test(value)
}

/** Hashes of the script, with blanks between them. Browsers ignore anything else, and run the script unchecked. */
export function isIntegrity(value: unknown): value is string {
  return isText(value) && /^(sha(256|384|512)-[\w+/-]+=*(\s+|$))+$/.test(value)
}

/** A command without the blanks around its method; any other value as it is. */
export function trimMethod(given: unknown): unknown {
  if (!Array.isArray(given)) return given
  const [method, ...args] = given as unknown[]
  return [trimText(method), ...args]
}

/** A list that starts with a text. The compiler and matomo.js know which methods there are, and what they take. */
export function isCommand(value: unknown): value is MatomoCommand {
  return Array.isArray(value) && isText(value[0])
}
