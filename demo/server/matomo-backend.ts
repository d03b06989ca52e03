import type { IncomingHttpHeaders } from 'node:http'

export interface BackendAnswer {
  status: number
  contentType: string
  body: Uint8Array
}

/** Answers the requests to Matomo: for the script, and those of the hits. */
export interface MatomoBackend {
  script(): Promise<BackendAnswer>
  track(request: TrackingRequest): Promise<BackendAnswer>
}

export interface TrackingRequest {
  method: string
  /** With the `?`, or empty. */
  query: string
  body: string
  headers: IncomingHttpHeaders
}
