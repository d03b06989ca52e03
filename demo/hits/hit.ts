/** One tracking request, as the demo's server saw it: its parameters, and the answer that Matomo gave. */
export interface Hit {
  /** 1 for the first hit since the demo was started. */
  id: number
  /** When the server was asked, in milliseconds since the epoch. */
  time: number
  params: Record<string, string>
  /** The HTTP status of the answer; 502 where Matomo did not answer, 0 where the request did not leave the browser. */
  status: number
}
