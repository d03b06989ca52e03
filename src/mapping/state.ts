/** All that the destination remembers from one event to the next. Never changed, only replaced. */
export interface State {
  /** The last event's user, by Segment's id. */
  readonly user?: string | undefined
  /** The id that matomo.js has for that user, if any. */
  readonly matomoUser?: string | undefined
  /** The address of the page that matomo.js has, if that is known; a caller may have given that page another URL. */
  readonly address: string
  /** The URL of the last page view: the referrer of the next one. */
  readonly viewed?: string | undefined
  /** Whether custom variables were set since the last page view, or may have been. */
  readonly hasVariables?: boolean
  /** The id of the last order that was sent. */
  readonly order?: string
  /** The custom dimensions that were set for all hits, by their ids. */
  readonly dimensions: readonly number[]
}

/** The state of a destination that has sent nothing yet, on a page with this address: none where matomo.js may have another. */
export function initialState(address: string): State {
  return { address, hasVariables: !address, dimensions: [] }
}
