import { readSettings, type SettingDocs } from './read-settings'
import { code, table } from './table'

/** A default is code, as far as no words follow: `[], which is the page's own host`. */
function defaultOf(text: string): string {
  const [, value = '', words = ''] = /^(\S*?)([,;]? .*)?$/.exec(text) ?? []
  if (value === 'undefined') return words.replace(/^, which (?:is )?/, '') || 'none'
  return /^[a-z]+$/.test(value) && words ? text : code(value) + words
}

function row({ name, type, isRequired, default: fallback = '', meaning, example }: SettingDocs): string[] {
  const about = [meaning.replace(' Required.', ''), example && `Example: ${code(example)}`]
  return [
    code(name),
    code(type),
    isRequired ? 'required' : defaultOf(fallback),
    about.filter(Boolean).join(' '),
  ]
}

/** The table of all settings, as the docstrings have them. */
export function settingsTable(): string {
  return table(['setting', 'type', 'default', 'meaning'], readSettings().map(row))
}
