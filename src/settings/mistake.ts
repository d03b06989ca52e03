import { describeValue } from './describe-value'
import { isGiven } from './is-given'

/** A value that cannot be used. */
export interface Mistake {
  /** The setting, with the place in it: `heartBeat`, `goals["Signed Up"]`, `trackers[1].siteId`. */
  readonly setting: string
  readonly got: unknown
  /** What the setting should be, with an example, to complete the sentence "It should be ...". */
  readonly wants: string
}

/**
 * A mistake in two sentences.
 *
 * @param source - where the value stands, in words
 */
export function describeMistake({ setting, got, wants }: Mistake, source?: string): string {
  const place = source === undefined ? '' : ` in ${source}`
  const problem = isGiven(got) ? `is ${describeValue(got)}${place}` : `is missing${place}`
  return `The setting ${setting} ${problem}. It should be ${wants}.`
}
