/** `npm run docs`: writes the table of settings in docs/settings.md anew. */
import { readFile, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { withSettingsTable } from './docs/settings-table'

const PAGE = 'docs/settings.md'

const page = withSettingsTable(await readFile(PAGE, 'utf8'))
await writeFile(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }))
