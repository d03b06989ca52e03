import { isGiven } from '../lib/is-given'
import type { MatomoCommand } from '../matomo/commands'
import { createGoalIndex } from './goal-index'
import type { Reader, ReportMistake } from './readers'
import type { ResolvedSettings } from './resolved-settings'
import { RULES, type Rule, type SettingValues } from './rules'
import { describeMistake, MatomoSettingsError } from './settings-error'

export type { ResolvedSettings }

/** A place that holds settings. */
export interface SettingsSource {
  /** The place in words, for messages: "the argument of matomo()". */
  readonly name: string
  readonly values: unknown
}

/** The settings, and what is to be said of them. */
export interface Resolution {
  readonly settings: ResolvedSettings
  /** What was ignored: whole sentences, one mistake each. */
  readonly warnings: readonly string[]
  /** The source of each setting that is no default, by the setting's name. */
  readonly origins: ReadonlyMap<string, string>
}

/** What was read of the value that a source has for a setting. */
interface Reading {
  /** `undefined` if no value is given, or nothing of it can be used. */
  readonly value: unknown
  readonly mistakes: readonly Parameters<ReportMistake>[]
}

/**
 * Merges the settings of several sources and checks them. A wrong value of an optional setting is ignored with a warning: the
 * next source counts, then the default.
 *
 * @param sources - strongest first; a source whose values are no object is skipped
 * @throws MatomoSettingsError if the site or the server is missing, and for a mistake in them or in what protects the visitor
 *   or the page, whichever source it stands in
 */
export function resolveSettings(sources: readonly SettingsSource[]): Resolution {
  const settings: Record<string, unknown> = {}
  const origins = new Map<string, string>()
  const warnings = new Map<string, string>()
  for (const [name, [wants, read, need, fallback]] of Object.entries<Rule<unknown>>(RULES)) {
    settings[name] = fallback
    for (const { name: source, values } of sources) {
      const { value, mistakes } = readSetting(name, read, values)
      for (const [place, got] of mistakes) {
        if (need !== 'optional') throw new MatomoSettingsError(place, got, wants, source)
        const mistake = describeMistake(place, got, wants)
        const warning = `${mistake} The value in ${source} is ignored.`
        // Once for each mistake, as a remote plugin finds the same value in several sources, and not for a source that does not count.
        if (!origins.has(name) && !warnings.has(mistake)) warnings.set(mistake, warning)
      }
      if (value === undefined || origins.has(name)) continue
      settings[name] = value
      origins.set(name, source)
    }
    if (need === 'required' && !origins.has(name)) throw new MatomoSettingsError(name, undefined, wants)
  }
  // The cast holds: there is a rule for each setting, whose type asks for a fallback where the setting always has a value.
  return {
    settings: complete(settings as unknown as SettingValues),
    warnings: [...warnings.values()],
    origins,
  }
}

/** Reads a setting from the values of a source. An error that the values throw, such as that of a getter, is a mistake. */
function readSetting(name: string, read: Reader<unknown>, values: unknown): Reading {
  const mistakes: Parameters<ReportMistake>[] = []
  const report: ReportMistake = (...mistake) => mistakes.push(mistake)
  // Segment's own key for the server is `url`.
  const keys = name === 'serverUrl' ? [name, 'url'] : [name]
  try {
    const source = values as Record<string, unknown> | null | undefined
    const given = keys.map((key) => source?.[key]).find(isGiven)
    return { value: isGiven(given) ? read(given, name, report) : undefined, mistakes }
  } catch (error) {
    return { value: undefined, mistakes: [[name, error]] }
  }
}

/** Fills in what follows from other settings. */
function complete({ serverUrl, ...settings }: SettingValues): ResolvedSettings {
  const { commands, crossOrigin, goals, integrity, scriptUrl, trackerUrl } = settings
  return {
    ...settings,
    scriptUrl: scriptUrl ?? serverUrl.scriptUrl,
    trackerUrl: trackerUrl ?? serverUrl.trackerUrl,
    goals: createGoalIndex(goals),
    // Without a crossOrigin, browsers refuse to check, and so to run, a script of another host.
    crossOrigin: crossOrigin ?? (integrity === undefined ? undefined : 'anonymous'),
    appended: appendedBy(commands),
  }
}

/** What the last `appendToTrackingUrl` of these commands appends to every request; `''` if there is none. */
function appendedBy(commands: readonly MatomoCommand[]): string {
  const last = commands.filter(([method]) => method === 'appendToTrackingUrl').pop()
  const text: unknown = last?.[1]
  return typeof text === 'string' ? text : ''
}
