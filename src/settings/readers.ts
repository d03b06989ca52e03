// The comments `@__NO_SIDE_EFFECTS__` are for bundlers: a page that never reads settings does not get the readers.
import { isGiven } from '../lib/is-given'
import { isPlainObject } from '../lib/is-plain-object'
import { toLine } from './to-line'

/** Called with a value that cannot be used, and with the place of the value: `heartBeat`, `goals["Signed Up"]`, `trackers[1].siteId`. */
export type ReportMistake = (place: string, got: unknown) => void

/**
 * Reads a setting or a part of one.
 *
 * @returns what can be used of the value; `undefined` if nothing of it can, or if it holds only blanks
 * @throws what the value throws, which may be a proxy
 */
export type Reader<Value> = (given: unknown, place: string, report: ReportMistake) => Value | undefined

/**
 * Makes a reader of a value that is used as a whole or not at all.
 *
 * @param parse - brings the forms in which people write the value into one: `'true'` into `true`, `' 8 '` into `8`
 */
/* @__NO_SIDE_EFFECTS__ */
export function valueReader<Parsed, Value extends Parsed>(
  parse: (given: unknown) => Parsed,
  is: (parsed: Parsed) => parsed is Value,
): Reader<Value> {
  return (given, place, report) => {
    const parsed = parse(given)
    if (is(parsed)) return parsed
    report(place, given)
    return undefined
  }
}

/** Makes a reader for which a blank value counts as not given: a row, for example, that nobody has filled in. */
/* @__NO_SIDE_EFFECTS__ */
export function optionalReader<Value>(read: Reader<Value>): Reader<Value> {
  return (given, place, report) => (isGiven(given) ? read(given, place, report) : undefined)
}

/** Makes a reader of a list. A mistake in a row costs only that row. If no row can be used, the list cannot be used either. */
/* @__NO_SIDE_EFFECTS__ */
export function listReader<Row>(readRow: Reader<Row>): Reader<readonly Row[]> {
  return (given, place, report) => {
    if (!isList(given)) {
      report(place, given)
      return undefined
    }
    const rows = given.map((row, index) => readRow(row, `${place}[${index}]`, report)).filter(isFound)
    return rows.length > 0 || given.length === 0 ? rows : undefined
  }
}

/** Makes a reader of an object by its fields. */
/* @__NO_SIDE_EFFECTS__ */
export function objectReader<Value>(
  readFields: (
    fields: Readonly<Record<string, unknown>>,
    place: string,
    report: ReportMistake,
  ) => Value | undefined,
): Reader<Value> {
  return (given, place, report) => {
    if (isPlainObject(given)) return readFields(given, place, report)
    report(place, given)
    return undefined
  }
}

/**
 * Makes a reader of a map, `{ name: value }`, or Segment's form of one, `[{ key: name, value }]`. Segment's form keeps the
 * rows that somebody began to fill in: a row without a name or a value counts as not given.
 */
/* @__NO_SIDE_EFFECTS__ */
export function mapReader<Item>(readItem: (name: string) => Reader<Item>): Reader<readonly Item[]> {
  return (given, place, report) => {
    const readRow = objectReader((row, rowPlace) => {
      const { key, value } = row
      if (!isGiven(key) || !isGiven(value)) {
        if (isFilledOtherwise(row)) report(rowPlace, row)
        return undefined
      }
      if (typeof key === 'string') {
        return readItem(key.trim())(value, `${place}[${toLine(key)}]`, report)
      }
      report(rowPlace, row)
      return undefined
    })
    const rows = isPlainObject(given) ? Object.entries(given).map(([key, value]) => ({ key, value })) : given
    return listReader(optionalReader(readRow))(rows, place, report)
  }
}

/** Whether a row has no key or no value because it has another form: `{ event: 'Paid', goal: 2 }`, `{ value: { key, value } }`. */
function isFilledOtherwise(row: Readonly<Record<string, unknown>>): boolean {
  if ('key' in row && 'value' in row) return false
  return Object.entries(row).some(([name, field]) =>
    name === 'key' || name === 'value' ? isPlainObject(field) : isGiven(field),
  )
}

export function isFound<Value>(value: Value | undefined): value is Value {
  return value !== undefined
}

function isList(given: unknown): given is readonly unknown[] {
  return Array.isArray(given)
}
