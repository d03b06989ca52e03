import { describeValue } from '../lib/describe-value'
import { isGiven } from '../lib/is-given'
import { parseAmount } from '../lib/parse-amount'
import { parseNumber } from '../lib/parse-number'
import { readField } from '../lib/read-field'
import { roundAmount } from '../lib/round-amount'
import { omit, type Draft } from './draft'

/** The first of these fields that is an amount of money, rounded. A field that cannot be read is noted. */
export function readAmount(draft: Draft, source: unknown, ...fields: string[]): number | undefined {
  return readFirst(source, fields, parseAmount, (field, value) => {
    omit(
      draft,
      `The field ${field} was not sent to Matomo because ${describeValue(value)} is not an amount of money. Send a number, such as 19.99.`,
    )
  })
}

/** The first of these fields that is a number, read more strictly than money. A field that cannot be read is noted. */
export function readNumber(draft: Draft, source: unknown, ...fields: string[]): number | undefined {
  return readFirst(source, fields, parseNumber, (field, value) => {
    omit(
      draft,
      `The field ${field} was not sent to Matomo because ${describeValue(value)} is not a number. Send a number, such as 3.`,
    )
  })
}

/** The first of these fields that is a number, or a list, whose length counts. */
export function readCount(draft: Draft, source: unknown, ...fields: string[]): number | undefined {
  for (const field of fields) {
    const value = readField(source, field)
    const count = Array.isArray(value) ? value.length : readNumber(draft, source, field)
    if (count !== undefined) return count
  }
  return undefined
}

function readFirst(
  source: unknown,
  fields: readonly string[],
  parse: (value: unknown) => number | undefined,
  onUnreadable: (field: string, value: unknown) => void,
): number | undefined {
  for (const field of fields) {
    const value = readField(source, field)
    const number = parse(value)
    if (number !== undefined) return roundAmount(number)
    if (isGiven(value)) onUnreadable(field, value)
  }
  return undefined
}
