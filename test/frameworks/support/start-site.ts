import { readFile } from 'node:fs/promises'
import { createServer, request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { extname, join } from 'node:path'
import { readBody } from '../../../demo/server/read-body'
import { readHits } from '../../../demo/server/read-hits'
import { bundle } from '../../support/test-site'
import type { View } from '../situations'

/** What is behind the site: files of a folder, or the app's own server on a port. */
export type Behind = { readonly files: string } | { readonly port: number }

/** The app's site on loopback, with a stand-in for a Matomo under `/matomo`. */
export interface Site {
  readonly url: string
  /** The page views since `reset`. */
  views(): readonly View[]
  reset(): void
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
}

export async function startSite(behind: Behind): Promise<Site> {
  const matomoJs = await bundle('demo/stand-in/stand-in.ts')
  let hits: Record<string, string>[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/matomo/matomo.js') response.setHeader('content-type', 'text/javascript').end(matomoJs)
    else if (pathname === '/matomo/matomo.php') {
      hits.push(...readHits(search, await readBody(request)))
      response.writeHead(204).end()
    } else if ('port' in behind) passOn(request, response, behind.port)
    else await sendFile(pathname, response, behind.files)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  // Development servers tell their pages by web sockets what has changed.
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if ('port' in behind) passSocketOn(request, socket, head, behind.port)
    else socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const path = (href = '') => href.replace(url, '')
  return {
    url,
    views: () =>
      hits
        .filter(({ action_name }) => action_name !== undefined)
        .map(({ action_name = '', url, urlref }) => [path(url), action_name, path(urlref)]),
    reset: () => {
      hits = []
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A file; for any other path the page of the single-page app. */
async function sendFile(pathname: string, response: ServerResponse, folder: string): Promise<void> {
  const name = extname(pathname) ? pathname : '/index.html'
  const body = await readFile(join(folder, name)).catch(() => undefined)
  if (body === undefined) response.writeHead(404).end()
  else response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream').end(body)
}

function passOn(request: IncomingMessage, response: ServerResponse, port: number): void {
  const { url: path, method, headers } = request
  const passed = sendRequest({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  passed.on('error', (error) => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502).end(String(error))
  })
  request.pipe(passed)
}

function passSocketOn(request: IncomingMessage, socket: Socket, head: Buffer, port: number): void {
  const passed = connect(port, '127.0.0.1', () => {
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
    passed.write(`GET ${request.url ?? '/'} HTTP/1.1\r\n${headers.join('')}\r\n`)
    passed.write(head)
    passed.pipe(socket).pipe(passed)
  })
  passed.on('error', () => socket.destroy())
  socket.on('error', () => passed.destroy())
}
