import { isGiven } from './is-given'
import { readProperty } from './read-property'

/** A place that holds settings. */
export interface SettingsSource {
  /** The place in words, for messages: "the argument of matomo()". */
  readonly name: string
  readonly values: unknown
}

/** A value that a source has for a setting. */
export interface GivenValue {
  readonly value: unknown
  /** The source in words. */
  readonly source: string
}

/** What the sources have under one of these names, strongest first. */
export function findGiven(sources: readonly SettingsSource[], names: readonly string[]): GivenValue[] {
  const found: GivenValue[] = []
  for (const { name: source, values } of sources) {
    if (typeof values !== 'object' || values === null) continue
    for (const name of names) found.push({ value: readProperty(values, name), source })
  }
  return found.filter(({ value }) => isGiven(value))
}
