import { readSettings, type SettingDocs } from './read-settings'

const BEGIN =
  '<!-- This table is made from the docstrings in src/settings/matomo-settings.ts by `npm run docs`. -->'
const END = '<!-- Up to here. -->'

// A bar would end the cell.
const code = (text: string) => `\`${text.replace(/^`(.*)`$/, '$1').replace(/\|/g, '\\|')}\``

/** A default is code, as far as no words follow: `[], which is the page's own host`. */
function defaultOf(text: string): string {
  const [, value = '', words = ''] = /^(\S*?)([,;]? .*)?$/.exec(text) ?? []
  if (value === 'undefined') return words.replace(/^, which (?:is )?/, '') || 'none'
  return /^[a-z]+$/.test(value) && words ? text : code(value) + words
}

function row({ name, type, isRequired, default: fallback = '', meaning, example }: SettingDocs): string {
  const about = [meaning.replace(' Required.', ''), example && `Example: ${code(example)}`]
  const cells = [
    code(name),
    code(type),
    isRequired ? 'required' : defaultOf(fallback),
    about.filter(Boolean).join(' '),
  ]
  return `| ${cells.join(' | ')} |`
}

/** A page with the table of all settings as the docstrings have it now, to be formatted. */
export function withSettingsTable(page: string): string {
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`The page has no "${BEGIN}" … "${END}"`)
  const table = [
    '| setting | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...readSettings().map(row),
  ]
  return `${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`
}
