import { describeValue } from '../describe-value'
import { isGiven } from '../is-given'
import { isObjectLiteral } from '../is-object-literal'
import { readProperty } from '../read-property'
import { readSafely, usable, useless, type Check, type Reading } from './check'
import { checkList, joinReadings } from './list-check'

/** Reads what stands under a key. */
type ReadPair<Item> = (key: string, value: unknown, setting: string) => Reading<Item>

/**
 * A map, `{ key: value }`, or Segment's form of one, `[{ key, value }]`. Each pair costs only itself. A pair without a key
 * or a value counts as not given: Segment's form keeps the rows that somebody began to fill in.
 *
 * @param readGiven - reads a pair of which both are given
 */
export function checkPairs<Item>(wants: string, readGiven: ReadPair<Item>): Check<readonly Item[]> {
  const readPair: ReadPair<Item> = (key, value, setting) => {
    if (!isGiven(key) || !isGiven(value)) return usable<Item>(undefined)
    const pairCheck = { wants, read: (given: unknown, place: string) => readGiven(key.trim(), given, place) }
    return readSafely(pairCheck, value, `${setting}[${describeValue(key)}]`)
  }
  return {
    wants,
    read(given, setting) {
      if (Array.isArray(given)) {
        const rowCheck = checkRow((key, value) => readPair(key, value, setting))
        return checkList(wants, rowCheck).read(given, setting)
      }
      if (!isObjectLiteral(given)) return useless(setting, given, wants)
      const keys = Object.keys(given)
      return joinReadings(keys.map((key) => readPair(key, readProperty(given, key), setting)))
    },
  }
}

function checkRow<Item>(readPair: (key: string, value: unknown) => Reading<Item>): Check<Item> {
  const wants = "a row such as { key: 'name', value: 1 }"
  return {
    wants,
    read(row, place) {
      if (!isGiven(row)) return usable<Item>(undefined)
      if (!isObjectLiteral(row)) return useless(place, row, wants)
      const key = readProperty(row, 'key')
      if (!isGiven(key)) return usable<Item>(undefined)
      return typeof key === 'string' ? readPair(key, readProperty(row, 'value')) : useless(place, row, wants)
    },
  }
}
