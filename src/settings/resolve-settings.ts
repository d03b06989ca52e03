import { isGiven } from '../lib/is-given'
import type { MatomoCommand } from '../matomo/commands'
import { createGoalIndex } from './goal-index'
import type { Reader, Report } from './readers'
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

/** What came of the value that a source has for a setting. */
interface Reading {
  /** Nothing if nothing is given, or nothing of it can be used. */
  readonly value: unknown
  readonly mistakes: readonly Parameters<Report>[]
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
        // A remote plugin finds the same value in several sources.
        if (!origins.has(name) && !warnings.has(mistake)) warnings.set(mistake, warning)
      }
      if (value === undefined || origins.has(name)) continue
      settings[name] = value
      origins.set(name, source)
    }
    if (need === 'required' && !origins.has(name)) throw new MatomoSettingsError(name, undefined, wants)
  }
  // There is one rule, and so one value, for each of them.
  return {
    settings: complete(settings as unknown as SettingValues),
    warnings: [...warnings.values()],
    origins,
  }
}

/** Reads a setting from the values of a source. Nothing that the values do reaches the page: a getter may throw. */
function readSetting(name: string, read: Reader<unknown>, values: unknown): Reading {
  const mistakes: Parameters<Report>[] = []
  const report: Report = (...mistake) => mistakes.push(mistake)
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

/** What the last of these commands makes matomo.js append to every request. */
function appendedBy(commands: readonly MatomoCommand[]): string {
  const last = commands.filter(([method]) => method === 'appendToTrackingUrl').pop()
  const text: unknown = last?.[1]
  return typeof text === 'string' ? text : ''
}
