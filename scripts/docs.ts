/** `npm run docs`: writes the tables of docs/settings.md anew. */
import { readFile, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { withTables } from './docs/with-tables'

const PAGE = 'docs/settings.md'

const page = withTables(await readFile(PAGE, 'utf8'))
await writeFile(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }))
