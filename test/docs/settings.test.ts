import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { readSettings } from '../../scripts/docs/read-settings'
import { tryForm } from '../../scripts/docs/mistakes-table'
import { SETTING_FORMS } from '../../scripts/docs/setting-forms'
import { withTables } from '../../scripts/docs/with-tables'
import { resolveSettings } from '../../src/settings/resolve-settings'
import { MatomoSettingsError } from '../../src/settings/settings-error'

/** Without what only aligns a table's columns. */
const unaligned = (page: string) => page.replace(/ +/g, ' ').replace(/-{3,}/g, '---')

test('the tables of settings are up to date; if not: npm run docs', () => {
  const page = readFileSync('docs/settings.md', 'utf8')
  expect(unaligned(page)).toBe(unaligned(withTables(page)))
})

const serverUrl = 'https://matomo.example.org'
const resolved = resolveSettings([{ name: 'the test', values: { siteId: 1, serverUrl } }]).settings
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
    // Goals and dimensions are read into another shape.
    const shaped = name === 'goals' ? Object.fromEntries(resolved.goals.byName) : actual
    expect(name === 'customDimensions' ? { ...(shaped as []) } : shaped).toEqual(value)
  },
)

describe('the table of forms and mistakes', () => {
  const settings = Object.keys(SETTING_FORMS) as (keyof typeof SETTING_FORMS)[]
  const defaults = tryForm('debug', 'false').settings

  test('has every setting', () => {
    const names = readSettings().map(({ name }) => name)
    expect(settings).toEqual(names.filter((name) => !name.includes('.')))
  })

  const taken = settings.flatMap((setting) =>
    SETTING_FORMS[setting].taken.map(([written, usual]) => [setting, written, usual] as const),
  )

  test.each(taken)('%s: %s is taken as %s', (setting, written, usual) => {
    const { settings: asWritten, warnings } = tryForm(setting, written)
    expect(warnings).toEqual([])
    expect(asWritten).toEqual(tryForm(setting, usual).settings)
  })

  test.each(settings)('%s: the mistake costs what the table says', (setting) => {
    const { mistake, leaves } = SETTING_FORMS[setting]
    const cost = costInTable(setting)
    if (cost === 'the plugin does not start') {
      expect(() => tryForm(setting, mistake)).toThrow(MatomoSettingsError)
      return
    }
    expect(cost).toMatch(/^a warning; /)
    const { settings: left, warnings } = tryForm(setting, mistake)
    expect(warnings).toEqual([expect.stringContaining(`The setting ${setting}`)])
    expect(left).toEqual(leaves === undefined ? defaults : tryForm(setting, leaves).settings)
  })
})

/** The last cell of a setting's row in the second table of the page. */
function costInTable(setting: string): string {
  const [, table = ''] = readFileSync('docs/settings.md', 'utf8').split('## Mistakes')
  const row = table.split('\n').find((line) => line.startsWith(`| \`${setting}\` `)) ?? ''
  return row.split('|').at(-2)?.trim() ?? ''
}
