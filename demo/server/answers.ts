import type { ServerResponse } from 'node:http'
import type { BackendAnswer } from './matomo-backend'

/** By this policy the browser lets the page contact no other server. */
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
    // A browser repeats a request that is dropped on a used connection. So each connection is used once.
    connection: 'close',
    'content-security-policy': contentSecurityPolicy,
  })
  response.end(body)
}
