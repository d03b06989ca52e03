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
  /** The referrer that matomo.js has, if that is known. */
  readonly referrer?: string | undefined
  /**
   * The pages of page views, and those whose URL a plugin has changed, by the path in the address bar. Visitors go back to a
   * page, and an app does not always say so by a page call.
   */
  readonly pages: ReadonlyMap<string, PageState>
  /** The URL of the last page view: the referrer of the next one. */
  readonly viewed?: string | undefined
  /** Whether custom variables may be set that belong to the last page view. */
  readonly hasVariables: boolean
  /** The id of the last order that was sent. */
  readonly order?: string | undefined
  /** The mapped traits of a user, as the last `identify` call said them. */
  readonly userTraits?: MappedTraits | undefined
  /** The user whose traits those are. */
  readonly traitsUser?: string | undefined
  /** The mapped traits of the group, as the last `group` call said them. */
  readonly groupTraits?: MappedTraits | undefined
  /** The custom dimensions that are set for all hits, by their ids. */
  readonly dimensions: ReadonlyMap<number, string>
}

/** The values of traits by their paths in the settings, such as `traits.tier`. */
export type MappedTraits = ReadonlyMap<string, string | undefined>

/** A page, and the URL that its hits carry. */
export interface PageState {
  readonly url: string
  /** Whether a caller or a plugin has given the URL, perhaps to keep a secret out. */
  readonly isGiven: boolean
}

/** How many pages are remembered at most. */
const MAX_PAGES = 100

/** Remembers a page as the latest one. */
export function rememberPage(pages: State['pages'], path: string, page: PageState): State['pages'] {
  const others = [...pages].filter(([each]) => each !== path)
  return new Map([...others.slice(1 - MAX_PAGES), [path, page]])
}

/** What is known when the destination starts. */
export interface InitialState {
  /** The user that Segment has stored. */
  readonly user?: string | undefined
  /** The address bar's URL, if matomo.js is about to read it. */
  readonly url?: string | undefined
  /** The document's referrer, which matomo.js reads when it starts. */
  readonly referrer?: string | undefined
  /** Whether another destination may have set custom variables on this page. */
  readonly hasVariables?: boolean
  /** Whether a `reset()` on an earlier page still waits for its visit. */
  readonly startsVisit?: boolean
}

/** The state of a destination that has sent nothing yet. */
export function initialState({
  user,
  url,
  referrer = '',
  hasVariables = false,
  startsVisit = false,
}: InitialState = {}): State {
  return {
    user,
    url: url === undefined ? undefined : readAddress(url),
    referrer: readAddress(referrer),
    hasVariables,
    startsVisit,
    pages: new Map(),
    dimensions: new Map(),
  }
}
