/** All that the destination remembers from one event to the next. Never changed, only replaced. */
export interface State {
  /** The last event's user: Segment's id, and the one matomo.js has for it, if any. */
  readonly user: { readonly id: string; readonly matomoId: string | undefined } | undefined
  /** The address of the page that matomo.js has; a caller may have given that page another URL. */
  readonly address: string
  /** The URL of the last page view: the referrer of the next one. */
  readonly viewed: string | undefined
  /** Whether custom variables were set since the last page view. */
  readonly customVariables: boolean
  /** The custom dimensions that were set for all hits, by their ids. */
  readonly dimensions: readonly number[]
  /** The ids of the last orders that were sent. */
  readonly orders: readonly string[]
  /** Whether the next hit starts a new visit, because the user was reset. */
  readonly newVisit: boolean
}

/** The state of a destination that has sent nothing yet, on a page with this address. */
export function initialState(address: string): State {
  return {
    user: undefined,
    address,
    viewed: undefined,
    customVariables: false,
    dimensions: [],
    orders: [],
    newVisit: false,
  }
}
