import type { IncomingHttpHeaders } from 'node:http'

export interface BackendAnswer {
  status: number
  contentType: string
  body: Uint8Array
}

/** What answers the two requests that matomo.js is about: the script itself, and its hits. */
export interface MatomoBackend {
  script(): Promise<BackendAnswer>
  track(request: TrackingRequest): Promise<BackendAnswer>
}

export interface TrackingRequest {
  method: string
  /** With its `?`, or empty. */
  query: string
  body: string
  headers: IncomingHttpHeaders
}
