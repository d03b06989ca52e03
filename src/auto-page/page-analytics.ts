/** An event of analytics.js, as far as `autoPage` reads it. */
export interface SegmentEvent {
  readonly type: string
  readonly context?: { readonly page?: { readonly path?: string; readonly search?: string } }
}

type DispatchListener = (ctx: { readonly event: SegmentEvent }) => void

/** What `autoPage` needs of analytics.js: `AnalyticsBrowser`, `Analytics` and the stub of Segment's snippet have it. */
export interface PageAnalytics {
  page(name?: string, properties?: object): unknown
  on?(event: string, listener: DispatchListener): unknown
  off?(event: string, listener: DispatchListener): unknown
  /** Only `Analytics` has it. */
  readonly initialized?: boolean
  /** Only `AnalyticsBrowser` has it. */
  then?(onLoaded: () => void, onFailed: () => void): unknown
}
