import { mistakesTable } from './mistakes-table'
import { settingsTable } from './settings-table'

const END = '<!-- Up to here. -->'

/** The comments that stand before the tables of a page, and the tables. */
const TABLES: readonly (readonly [begin: string, table: () => string])[] = [
  [
    '<!-- This table is made from the docstrings in src/settings/matomo-settings.ts by `npm run docs`. -->',
    settingsTable,
  ],
  ['<!-- This table is made from scripts/docs/setting-forms.ts by `npm run docs`. -->', mistakesTable],
]

/** A page with its tables as they have to be now, to be formatted. */
export function withTables(page: string): string {
  let text = page
  for (const [begin, table] of TABLES) {
    const start = text.indexOf(begin)
    const end = text.indexOf(END, start)
    if (start < 0 || end < 0) throw new Error(`The page has no "${begin}" ... "${END}"`)
    text = `${text.slice(0, start)}${begin}\n\n${table()}\n\n${text.slice(end)}`
  }
  return text
}
