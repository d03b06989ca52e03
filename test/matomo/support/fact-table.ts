import Table from 'cli-table3'

/** What a script did, beside what Matomo says it recorded. */
export interface FactTable {
  /** Notes a fact; it is right where both are equal as JSON. */
  compare(fact: string, done: unknown, recorded: unknown): void
  /** Prints the table, and fails with the facts that differ. */
  finish(): void
}

export function createFactTable(title: string): FactTable {
  const rows: { fact: string; done: string; recorded: string }[] = []
  return {
    compare(fact, done, recorded) {
      rows.push({ fact, done: JSON.stringify(done), recorded: JSON.stringify(recorded) })
    },
    finish() {
      const table = new Table({ head: ['fact', 'the script', 'Matomo', ''], style: { head: [], border: [] } })
      for (const { fact, done, recorded } of rows)
        table.push([fact, done, recorded, done === recorded ? 'yes' : 'NO'])
      process.stdout.write(`\n${title}\n${table.toString()}\n`)
      expect(rows.filter(({ done, recorded }) => done !== recorded)).toEqual([])
    },
  }
}
