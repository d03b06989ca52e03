import { readSafely, useless, type Check, type Reading } from './check'

/** A list of which each row costs only itself. */
export function checkList<Row>(wants: string, rowCheck: Check<Row>): Check<readonly Row[]> {
  return {
    wants,
    read(given, setting) {
      if (!Array.isArray(given)) return useless(setting, given, wants)
      return joinReadings(
        given.map((row: unknown, index) => readSafely(rowCheck, row, `${setting}[${index}]`)),
      )
    },
  }
}

/** What came of several parts. If there are parts, but none can be used, then nothing of the whole can. */
export function joinReadings<Part>(readings: readonly Reading<Part>[]): Reading<readonly Part[]> {
  const values = readings.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const isUsable = values.length > 0 || readings.length === 0
  return { value: isUsable ? values : undefined, mistakes: readings.flatMap(({ mistakes }) => mistakes) }
}
