import { readAddress } from '../matomo/read-address'

/** Everything that the destination remembers from one event to the next. A mapping never changes a state: it returns a new one. */
export interface State {
  /** The last user that Segment knew since the last reset, by Segment's id. */
  readonly user?: string | undefined
  /** The user of the last event, by Segment's id. */
  readonly eventUser?: string | undefined
  /** The id that matomo.js has for the user of the last event. */
  readonly matomoUser?: string | undefined
  /** Whether the next hit starts a visit. */
  readonly startsVisit: boolean
  /** The URL that matomo.js has, if that is known. */
  readonly url?: string | undefined
  /** The address of the last page view, by which its page is recognized. */
  readonly page?: string | undefined
  /** The URL that the last page view was recorded under, which a caller may have chosen. Later events on its page carry it. */
  readonly viewed?: string | undefined
  /** Whether custom variables may be set that belong to the last page view. */
  readonly hasVariables: boolean
  /** The id of the last order that was sent. */
  readonly order?: string | undefined
  /** The custom dimensions that are set for all hits, by their ids. */
  readonly dimensions: ReadonlyMap<number, string>
}

/** What is known when the destination starts. */
export interface InitialState {
  /** The user that Segment has stored. */
  readonly user?: string | undefined
  /** The address bar's URL, if matomo.js is about to read it. */
  readonly url?: string | undefined
  /** Whether another destination may have set custom variables on this page. */
  readonly hasVariables?: boolean
  /** Whether a `reset()` on an earlier page still waits for its visit. */
  readonly startsVisit?: boolean
}

/** The state of a destination that has sent nothing yet. */
export function initialState({
  user,
  url,
  hasVariables = false,
  startsVisit = false,
}: InitialState = {}): State {
  const read = url === undefined ? undefined : readAddress(url)
  return { user, url: read, hasVariables, startsVisit, dimensions: new Map() }
}
