import { describeValue } from '../describe-value'
import { isGiven } from '../is-given'
import { isObjectLiteral } from '../is-object-literal'
import { readProperty } from '../read-property'
import { checkParts, usable, useless, type Check, type Reading } from './check'
import { joinReadings } from './list-check'

interface Pairs<Item> {
  readonly wants: string
  /** What a row of Segment's form should be. */
  readonly wantsRow: string
  /** Reads a pair of which the key and the value are given. */
  readonly readPair: (key: string, value: unknown, setting: string) => Reading<Item>
}

/**
 * A map, `{ key: value }`, or Segment's form of one, `[{ key, value }]`. Each pair costs only itself. A pair without a key
 * or a value counts as not given: Segment's form keeps the rows that somebody began to fill in.
 */
export function checkPairs<Item>({ wants, wantsRow, readPair }: Pairs<Item>): Check<readonly Item[]> {
  const readMapPair = (key: string, value: unknown, setting: string): Reading<Item> => {
    if (!isGiven(key) || !isGiven(value)) return usable<Item>(undefined)
    const pairCheck = checkParts(wantsRow, (given, place) => readPair(key.trim(), given, place))
    return pairCheck.read(value, `${setting}[${describeValue(key)}]`)
  }
  const readRow = (row: unknown, setting: string, place: string): Reading<Item> => {
    if (!isGiven(row)) return usable<Item>(undefined)
    if (!isObjectLiteral(row)) return useless(place, row, wantsRow)
    const key = readProperty(row, 'key')
    if (!isGiven(key)) return usable<Item>(undefined)
    if (typeof key !== 'string') return useless(place, row, wantsRow)
    return readMapPair(key, readProperty(row, 'value'), setting)
  }
  const readRows = (rows: readonly unknown[], setting: string) =>
    rows.map((each, index) => {
      const rowCheck = checkParts(wantsRow, (row, place) => readRow(row, setting, place))
      return rowCheck.read(each, `${setting}[${index}]`)
    })
  const readMap = (map: object, setting: string) =>
    Object.keys(map).map((key) => readMapPair(key, readProperty(map, key), setting))

  return checkParts(wants, (given, setting) => {
    if (Array.isArray(given)) return joinReadings(readRows(given, setting))
    if (isObjectLiteral(given)) return joinReadings(readMap(given, setting))
    return useless(setting, given, wants)
  })
}
