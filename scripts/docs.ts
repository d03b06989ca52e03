/** `npm run docs`: writes the table of settings in docs/settings.md anew. */
import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { withSettingsTable } from './docs/settings-table'

const PAGE = 'docs/settings.md'

const page = await readFile(PAGE, 'utf8')
await writeFile(PAGE, await format(withSettingsTable(page), { parser: 'markdown', printWidth: 110 }))
