import { runInNewContext } from 'node:vm'
import { MatomoSettingsError } from '../../src/settings/settings-error'
import { resolveSettings, type Resolution } from '../../src/settings/resolve-settings'
import { SETTING_FORMS, type SettingForms } from './setting-forms'
import { code, table } from './table'

/** What matomo() makes of one setting that is written as this code. */
export function tryForm(setting: string, written: string): Resolution {
  const value: unknown = runInNewContext(`(${written})`)
  const isServer = setting === 'url' || setting === 'serverUrl'
  const required = isServer ? { siteId: 1 } : { siteId: 1, serverUrl: 'https://matomo.example.org' }
  return resolveSettings([{ name: 'the argument of matomo()', values: { ...required, [setting]: value } }])
}

/** Tries the mistake, so that the table cannot say anything else than what happens. */
function costOf(setting: string, { mistake, leaves }: SettingForms): string {
  try {
    tryForm(setting, mistake)
  } catch (error) {
    if (error instanceof MatomoSettingsError) return 'the plugin does not start'
    throw error
  }
  return leaves === undefined ? 'a warning; the default applies' : `a warning; ${code(leaves)} is left`
}

/** The table of the forms in which each setting is taken, and of what a mistake costs. */
export function mistakesTable(): string {
  const rows = Object.entries(SETTING_FORMS).map(([setting, forms]) => [
    code(setting),
    forms.taken.map(([written, usual]) => `${code(written)} as ${code(usual)}`).join('<br>') ||
      'nothing else',
    code(forms.mistake),
    costOf(setting, forms),
  ])
  return table(['setting', 'is also taken', 'a mistake', 'costs'], rows)
}
