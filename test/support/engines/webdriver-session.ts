/** A session of the W3C's WebDriver: a browser of its own, without cookies and storage of others. */
export interface WebDriverSession {
  /** Such as `2.50.6`. */
  browserVersion: string
  /** Sends a command of the session, and returns its value. @throws with the driver's message */
  send<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>
  /** Ends the session, and the browser with it. */
  end(): Promise<void>
}

/** One session start in fifty never answers. */
const START_MS = 30_000
const COMMAND_MS = 60_000

interface Answer<T> {
  value: T & { error?: string; message?: string }
}

/** @throws if the session is refused, or does not start within 30 seconds */
export async function startSession(serverUrl: string, capabilities: object): Promise<WebDriverSession> {
  const request = async <T>(method: string, path: string, body?: object, ms = COMMAND_MS): Promise<T> => {
    const response = await fetch(serverUrl + path, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(ms),
    })
    const { value } = (await response.json()) as Answer<T>
    if (!response.ok) throw new Error(`WebDriver's ${path}: ${value.error ?? ''} ${value.message ?? ''}`)
    return value
  }
  const { sessionId, capabilities: actual } = await request<{
    sessionId: string
    capabilities: { browserVersion: string }
  }>('POST', '/session', { capabilities: { alwaysMatch: capabilities } }, START_MS)
  const path = `/session/${sessionId}`
  return {
    browserVersion: actual.browserVersion,
    send: (method, command, body) =>
      request(method, path + command, method === 'POST' ? (body ?? {}) : undefined),
    end: () => request('DELETE', path),
  }
}
