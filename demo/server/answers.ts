import type { ServerResponse } from 'node:http'
import type { BackendAnswer } from './matomo-backend'

/** The browser itself makes sure of it: the page contacts nothing but the demo. */
const contentSecurityPolicy = "default-src 'self'; img-src 'self' data:"

export function text(contentType: string, body: string, status = 200): BackendAnswer {
  return { status, contentType: `${contentType}; charset=utf-8`, body: new TextEncoder().encode(body) }
}

export function badGateway(error: unknown): BackendAnswer {
  return text('text/plain', `Matomo did not answer: ${String(error)}`, 502)
}

export function send(response: ServerResponse, { status, contentType, body }: BackendAnswer): void {
  response.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    // A request on a connection that has been used before is sent twice where it is dropped.
    connection: 'close',
    'content-security-policy': contentSecurityPolicy,
  })
  response.end(body)
}
