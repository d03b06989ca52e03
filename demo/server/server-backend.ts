import type { BackendAnswer, MatomoBackend } from './matomo-backend'

/** The headers from which Matomo learns a visitor's browser and language. */
const passedOn = ['user-agent', 'accept-language', 'content-type', 'referer']
const isPassedOn = (name: string) => passedOn.includes(name) || name.startsWith('sec-ch-ua')

/** A backend that passes every request on to the real Matomo at `url`, and passes its answer back. */
export function serverBackend(url: string): MatomoBackend {
  return {
    script: () => request(`${url}/matomo.js`, {}),
    track({ method, query, body, headers }) {
      const entries = Object.entries(headers).filter(([name]) => isPassedOn(name))
      return request(`${url}/matomo.php${query}`, {
        method,
        headers: entries.map(([name, value]): [string, string] => [name, String(value)]),
        ...(body === '' ? {} : { body }),
      })
    },
  }
}

async function request(url: string, init: RequestInit): Promise<BackendAnswer> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) })
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? 'text/plain',
    body: new Uint8Array(await response.arrayBuffer()),
  }
}
