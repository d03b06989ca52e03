import type { MatomoCommand } from '../matomo/commands'
import { formatAddress } from './address'
import { describeMistake } from './mistake'
import { describeValue } from './describe-value'
import { createGoalIndex } from './goal-index'
import { resolveSetting, type IgnoredValue } from './resolve-setting'
import type { ResolvedSettings } from './resolved-settings'
import { RULES, type Rule, type SettingValues } from './rules'
import { filesOf } from './server-files'
import { MatomoSettingsError } from './settings-error'
import type { SettingsSource } from './settings-source'

export type { ResolvedSettings, SettingsSource }

/** The settings, and what is to be said of them. */
export interface Resolution {
  readonly settings: ResolvedSettings
  /** What was ignored: whole sentences, one mistake each. */
  readonly warnings: readonly string[]
  /** The source of each setting that is no default, by the setting's name. */
  readonly origins: ReadonlyMap<string, string>
}

/**
 * Merges the settings of several sources and checks them. A value that cannot be used is ignored: the next source
 * counts, then the default.
 *
 * @param sources - strongest first; a source whose values are no object is skipped
 * @throws MatomoSettingsError if the site or the server is missing, and for a mistake in what protects the visitor or the
 *   page, whichever source it stands in
 */
export function resolveSettings(sources: readonly SettingsSource[]): Resolution {
  const origins = new Map<string, string>()
  const ignored: IgnoredValue[] = []
  const values = Object.entries<Rule<unknown>>(RULES).map(([name, rule]) => {
    const resolution = resolveSetting(name, rule, sources)
    if (resolution.source !== undefined) origins.set(name, resolution.source)
    ignored.push(...resolution.ignored)
    return [name, resolution.value]
  })
  // There is one rule, and so one value, for each of them.
  const settings = complete(Object.fromEntries(values) as SettingValues)
  return { settings, warnings: warningsOf(ignored), origins }
}

/** Fills in what follows from other settings. */
function complete({ serverUrl, ...values }: SettingValues): ResolvedSettings {
  const siteId = required('siteId', values.siteId)
  const files = filesOf(required('serverUrl', serverUrl))
  const { scriptUrl, trackerUrl, integrity } = values
  return {
    ...values,
    siteId,
    scriptUrl: scriptUrl ? formatAddress(scriptUrl) : files.scriptUrl,
    trackerUrl: trackerUrl ? formatAddress(trackerUrl) : files.trackerUrl,
    goals: createGoalIndex(values.goals),
    // Without a crossOrigin, browsers refuse to check, and so to run, a script of another host.
    crossOrigin: values.crossOrigin ?? (integrity === undefined ? undefined : 'anonymous'),
    appended: appendedBy(values.commands),
  }
}

function required<Value>(name: 'siteId' | 'serverUrl', value: Value | undefined): Value {
  if (value === undefined) throw new MatomoSettingsError(name, undefined, RULES[name].check.wants)
  return value
}

/** What the last of these commands makes matomo.js append to every request. */
function appendedBy(commands: readonly MatomoCommand[]): string {
  let appended = ''
  for (const [method, text] of commands) {
    if (method === 'appendToTrackingUrl') appended = typeof text === 'string' ? text : ''
  }
  return appended
}

/** One warning a mistake: a remote plugin finds the same value in several sources. */
function warningsOf(ignored: readonly IgnoredValue[]): string[] {
  const warnings = new Map<string, string>()
  for (const { mistake, source, isPart } of ignored) {
    const key = `${mistake.setting} ${describeValue(mistake.got)}`
    const cost = isPart
      ? 'This part is ignored, and the rest of the setting counts.'
      : 'This value is ignored: the next place that has the setting counts, or else the default.'
    if (!warnings.has(key)) warnings.set(key, `${describeMistake(mistake, source)} ${cost}`)
  }
  return [...warnings.values()]
}
