import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { readSettings } from '../../scripts/docs/read-settings'
import { withSettingsTable } from '../../scripts/docs/settings-table'
import { resolveSettings } from '../../src/settings/resolve-settings'

/** Without what only aligns a table's columns. */
const unaligned = (page: string) => page.replace(/ +/g, ' ').replace(/-{3,}/g, '---')

test('the table of settings is that of the docstrings; if not: npm run docs', () => {
  const page = readFileSync('docs/settings.md', 'utf8')
  expect(unaligned(page)).toBe(unaligned(withSettingsTable(page)))
})

const serverUrl = 'https://matomo.example.org'
const resolved = resolveSettings({ siteId: 1, serverUrl })
const fields = readSettings().filter(({ name, default: given }) => !name.includes('.') && given !== undefined)

test('every setting that is not required says its default', () => {
  const silent = readSettings().filter(({ isRequired, default: given }) => !isRequired && given === undefined)
  expect(silent).toEqual([])
  expect(fields.length).toBeGreaterThan(20)
})

// `nonce` is looked for when the script element is made: test/browser/security.test.ts; `url` is another name.
test.each(fields.filter(({ name }) => !['nonce', 'url'].includes(name)))(
  'the default of $name is $default',
  ({ name, default: given = '' }) => {
    const [code = ''] = /^(?:`.*?`|'.*?'|\S*?(?=[,;]? |$))/.exec(given) ?? []
    const value: unknown = runInNewContext(code.startsWith('`') ? code : `(${code})`, { serverUrl })
    const actual: unknown = resolved[name as keyof typeof resolved]
    // Those two are read into another shape.
    const shaped =
      actual instanceof Map
        ? (Object.fromEntries(actual) as object)
        : name === 'customDimensions'
          ? { ...(actual as []) }
          : actual
    expect(shaped).toEqual(value)
  },
)
