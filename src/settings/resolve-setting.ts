import { readSafely } from './checks/check'
import type { Mistake } from './mistake'
import type { Rule } from './rules'
import { MatomoSettingsError } from './settings-error'
import { findGiven, type SettingsSource } from './settings-source'

/** What came of one setting. */
export interface SettingResolution<Value> {
  readonly value: Value
  /** Where the value comes from, in words; nothing for the default. */
  readonly source?: string
  /** What was ignored on the way. */
  readonly ignored: readonly IgnoredValue[]
}

export interface IgnoredValue {
  readonly mistake: Mistake
  /** Where the value stands, in words. */
  readonly source: string
  /** Whether the mistake is in a part of the setting, and the rest can be used. */
  readonly isPart: boolean
}

/**
 * Takes a setting from the strongest source whose value can be used.
 *
 * @throws MatomoSettingsError for a mistake in a setting that rejects: also in a source that a stronger one outdoes, as
 *   nobody can tell which of the two was meant
 */
export function resolveSetting<Value>(
  name: string,
  rule: Rule<Value>,
  sources: readonly SettingsSource[],
): SettingResolution<Value> {
  const names = rule.otherName === undefined ? [name] : [name, rule.otherName]
  const ignored: IgnoredValue[] = []
  let resolution: SettingResolution<Value> = { value: rule.fallback, ignored }
  for (const { value: given, source } of findGiven(sources, names)) {
    const { value, mistakes } = readSafely(rule.check, given, name)
    if (rule.onMistake === 'reject') reject(mistakes, source)
    if (resolution.source !== undefined) continue
    ignored.push(...mistakes.map((mistake) => ({ mistake, source, isPart: mistake.setting !== name })))
    if (value !== undefined) resolution = { value, source, ignored }
  }
  return resolution
}

function reject([mistake]: readonly Mistake[], source: string): void {
  if (mistake) throw new MatomoSettingsError(mistake.setting, mistake.got, mistake.wants, source)
}
