/** A tracking request that the demo's server has received: its parameters, and Matomo's answer. */
export interface Hit {
  /** 1 for the first hit since the demo was started. */
  id: number
  /** When the request arrived, in milliseconds since the epoch. */
  time: number
  params: Record<string, string>
  /** The HTTP status of the answer: 502 if Matomo did not answer, 0 if the browser was offline. */
  status: number
}
