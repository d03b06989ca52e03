import { isPlainObject } from '../lib/is-plain-object'
import { canStartVisit, MAX_LATE_SECONDS } from '../matomo/hit'
import type { MappedCall } from '../matomo/mapped-call'
import type { Cart } from './commerce/item'

/** Calls that are kept for the next page load, in their order, and what they leave behind. */
export interface CallBatch {
  readonly calls: readonly MappedCall[]
  /** The cart, if the calls have changed it. */
  readonly cart?: Cart | undefined
  /** Whether the next hit after these calls starts a visit. */
  readonly startsVisit: boolean
}

export const NO_CALLS: CallBatch = { calls: [], startsVisit: false }

/** The form of the text. A text of another form is not read. */
const VERSION = 1
/** As many calls are kept at most. */
export const MAX_CALLS = 100
/** The longest text of a batch, in characters. */
export const MAX_LENGTH = 100_000

/** Writes a batch as the text that is kept. */
export function writeBatch(batch: CallBatch): string {
  return JSON.stringify({ version: VERSION, ...batch })
}

/** Reads a batch from a text. Anything may stand there: what cannot be read is no batch. */
export function readBatch(text: string | null): CallBatch | undefined {
  try {
    // JSON has no `undefined`: it writes an absent argument of a command as `null`, which the mapping never makes.
    const batch: unknown = JSON.parse(text ?? 'null', (_, value: unknown) => value ?? undefined)
    if (!isBatch(batch)) return undefined
    const { calls, cart, startsVisit } = batch
    return { calls: calls.map(withAbsentArguments), cart, startsVisit }
  } catch {
    return undefined
  }
}

/** Several batches as one: the calls one after the other, oldest batch first. */
export function joinBatches(batches: readonly CallBatch[]): CallBatch {
  const startOf = ({ calls: [first] }: CallBatch) => first?.time ?? Infinity
  const sorted = [...batches].sort((a, b) => startOf(a) - startOf(b))
  const last = sorted[sorted.length - 1]
  return {
    calls: sorted.flatMap(({ calls }) => calls),
    cart: sorted.reduce<Cart | undefined>((cart, batch) => batch.cart ?? cart, undefined),
    startsVisit: last?.startsVisit ?? false,
  }
}

/** A batch without the calls that Matomo could no longer date. */
export function withoutOutdated(batch: CallBatch, now: number): CallBatch {
  return without(batch, ({ time }) => now - time > MAX_LATE_SECONDS * 1000)
}

/** A batch without its oldest calls, as far as it is too long. */
export function withoutExcess(batch: CallBatch): CallBatch {
  const excess = new Set(batch.calls.slice(0, -MAX_CALLS))
  let result = without(batch, (call) => excess.has(call))
  while (JSON.stringify(result.calls).length > MAX_LENGTH) {
    const [oldest] = result.calls
    result = without(result, (call) => call === oldest)
  }
  return result
}

/** Leaves calls out. A visit that one of them would have started starts with the next hit that can start a visit. */
function without(batch: CallBatch, isLeftOut: (call: MappedCall) => boolean): CallBatch {
  const calls: MappedCall[] = []
  let startsVisit = false
  for (const call of batch.calls) {
    const opensVisit = startsVisit && call.commands.some(canStartVisit)
    if (isLeftOut(call)) startsVisit ||= call.startsVisit
    else {
      calls.push(opensVisit ? { ...call, startsVisit: true } : call)
      if (opensVisit) startsVisit = false
    }
  }
  return { ...batch, calls, startsVisit: batch.startsVisit || startsVisit }
}

/** The reviver of JSON leaves a hole in the list where an argument is absent. */
function withAbsentArguments(call: MappedCall): MappedCall {
  return { ...call, commands: call.commands.map((command) => [...command]) }
}

function isBatch(value: unknown): value is CallBatch {
  if (!isPlainObject(value) || value.version !== VERSION) return false
  const { calls, cart, startsVisit } = value
  const isCart = cart === undefined || Array.isArray(cart)
  return isCart && typeof startsVisit === 'boolean' && Array.isArray(calls) && everyOf(calls, isMappedCall)
}

function isMappedCall(value: unknown): value is MappedCall {
  if (!isPlainObject(value)) return false
  const { time, startsVisit, user, url, referrer, dimensions, commands, tracker } = value
  return (
    Number.isFinite(time) &&
    typeof startsVisit === 'boolean' &&
    [user, url, referrer].every((text) => text === undefined || typeof text === 'string') &&
    (tracker === undefined || isPlainObject(tracker)) &&
    isListOfLists(dimensions) &&
    isListOfLists(commands) &&
    commands.every(([method]) => typeof method === 'string')
  )
}

function isListOfLists(value: unknown): value is unknown[][] {
  return Array.isArray(value) && everyOf(value, Array.isArray)
}

/** The method `every` does not look at holes. */
function everyOf(list: readonly unknown[], is: (value: unknown) => boolean): boolean {
  return [...list].every(is)
}
