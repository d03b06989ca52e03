/** All that the destination remembers from one event to the next. Never changed, only replaced. */
export interface State {
  /** The last event's user, by Segment's id. */
  readonly user?: string | undefined
  /** The id that matomo.js has for that user, if any. */
  readonly matomoUser?: string | undefined
  /** The URL that matomo.js has now, if that is known. */
  readonly url?: string | undefined
  /** The last page view's address, by which its page is known. */
  readonly page?: string
  /** And its URL, which may be another that a caller gave it: that of its events, and the next one's referrer. */
  readonly viewed?: string | undefined
  /** Whether custom variables were set since the last page view, or may have been. */
  readonly hasVariables?: boolean | undefined
  /** The id of the last order that was sent. */
  readonly order?: string
  /** The custom dimensions that were set for all hits, by their ids. */
  readonly dimensions: readonly number[]
}

/**
 * The state of a destination that has sent nothing yet.
 *
 * @param url - the one that matomo.js has, if that is known
 * @param hasVariables - whether another destination may have set custom variables before
 */
export function initialState(url?: string, hasVariables?: boolean): State {
  return { url, hasVariables, dimensions: [] }
}
