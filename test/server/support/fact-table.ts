import Table from 'cli-table3'

/** A table of facts: what a script did, beside what Matomo says that it recorded. */
export interface FactTable {
  /** Adds a fact, which is right where both values are equal as JSON. */
  compare(fact: string, done: unknown, recorded: unknown): void
  /** Adds a time in seconds since 1970, which is right within the few seconds that the way to the server takes. */
  compareTime(fact: string, done: number, recorded: number | undefined): void
  /** Prints the table, and fails with the facts that differ. */
  finish(): void
}

interface Row {
  fact: string
  done: string
  recorded: string
  isRight: boolean
}

const TOLERANCE_SECONDS = 5

export function createFactTable(title: string): FactTable {
  const rows: Row[] = []
  const show = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19)
  return {
    compare(fact, done, recorded) {
      const [a, b] = [JSON.stringify(done), JSON.stringify(recorded)]
      rows.push({ fact, done: a, recorded: b, isRight: a === b })
    },
    compareTime(fact, done, recorded = 0) {
      const isRight = Math.abs(done - recorded) <= TOLERANCE_SECONDS
      rows.push({ fact, done: show(done), recorded: show(recorded), isRight })
    },
    finish() {
      const table = new Table({
        head: ['fact', 'the script', 'Matomo', ''],
        style: { head: [], border: [], compact: true },
      })
      for (const { fact, done, recorded, isRight } of rows) {
        table.push([fact, done, recorded, isRight ? 'yes' : 'NO'])
      }
      process.stdout.write(`\n${title}\n${table.toString()}\n`)
      expect(rows.filter(({ isRight }) => !isRight)).toEqual([])
    },
  }
}
