/** A beacon that the page has given to the browser. */
export interface TakenBeacon {
  readonly url: string
  readonly body: string
  readonly type: string
}

/** A Blob whose text can be read at once. */
class ReadableBlob {
  readonly body: string
  readonly size: number
  readonly type: string

  constructor(parts: readonly string[], { type = '' } = {}) {
    this.body = parts.join('')
    this.size = Buffer.byteLength(this.body)
    this.type = type
  }
}

/**
 * Gives the page a `sendBeacon`.
 *
 * @param isTaken - what the browser answers to a beacon for an address
 * @returns the beacons that the browser has taken so far
 */
export function takeBeacons(isTaken: (url: string) => boolean = () => true): readonly TakenBeacon[] {
  const taken: TakenBeacon[] = []
  window.Blob = ReadableBlob as unknown as typeof Blob
  Object.defineProperty(navigator, 'sendBeacon', {
    configurable: true,
    value: (url: string, { body, type }: ReadableBlob) => {
      if (!isTaken(url)) return false
      taken.push({ url, body, type })
      return true
    },
  })
  return taken
}

/** Takes `sendBeacon` away again. */
export function dropBeacons(): void {
  Reflect.deleteProperty(navigator, 'sendBeacon')
}

/** The parameters of each request in a beacon. */
export function requestsIn({ body }: TakenBeacon): Record<string, string>[] {
  const queries = body.startsWith('{') ? (JSON.parse(body) as { requests: string[] }).requests : [body]
  return queries.map((query) => Object.fromEntries(new URLSearchParams(query)))
}

/** Leaves the page, as a navigation does. */
export function leavePage(): void {
  dispatchEvent(new Event('pagehide'))
}

/** Hides the page, as another tab does, or shows it again. */
export function setVisibility(state: 'hidden' | 'visible'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}
