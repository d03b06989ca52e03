import type { Mistake } from './mistake'
import type { Rule } from './rules'
import { MatomoSettingsError } from './settings-error'
import { findGiven, type GivenValue, type SettingsSource } from './settings-source'

/** What came of one setting. */
export interface SettingResolution<Value> {
  readonly value: Value
  /** Where the value comes from, in words; nothing for the default. */
  readonly source?: string
  /** What was ignored on the way, and where it stands. */
  readonly ignored: readonly IgnoredValue[]
}

export interface IgnoredValue {
  readonly mistake: Mistake
  readonly source: string
  /** Whether the rest of the setting can be used. */
  readonly isPart: boolean
}

/**
 * Takes a setting from the strongest source whose value can be used.
 *
 * @throws MatomoSettingsError for a mistake, if the setting's rule says so
 */
export function resolveSetting<Value>(
  name: string,
  rule: Rule<Value>,
  sources: readonly SettingsSource[],
): SettingResolution<Value> {
  const names = rule.otherName === undefined ? [name] : [name, rule.otherName]
  const given = findGiven(sources, names)
  if (rule.onMistake === 'reject') rejectMistakes(name, rule, given)
  const ignored: IgnoredValue[] = []
  for (const { value: each, source } of given) {
    const { value, mistakes } = rule.check.read(each, name)
    ignored.push(...mistakes.map((mistake) => ({ mistake, source, isPart: mistake.setting !== name })))
    if (value !== undefined) return { value, source, ignored }
  }
  return { value: rule.fallback, ignored }
}

/** Also in a source that a stronger one outdoes: nobody can tell which of the two was meant. */
function rejectMistakes<Value>(name: string, { check }: Rule<Value>, given: readonly GivenValue[]): void {
  for (const { value, source } of given) {
    const [mistake] = check.read(value, name).mistakes
    if (mistake) throw new MatomoSettingsError(mistake.setting, mistake.got, mistake.wants, source)
  }
}
