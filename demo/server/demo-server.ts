import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DemoConfig } from '../demo-config'
import { send, text } from './answers'
import { buildPage } from './build-page'
import { embeddedBackend } from './embedded-backend'
import { docsPage } from './docs-page'
import { createHitRecorder, type HitRecorder } from './hit-recorder'
import { streamHits } from './hit-stream'
import { createMatomoRoutes, type Answer } from './matomo-routes'
import { serverBackend } from './server-backend'

export interface DemoServer {
  url: string
  recorder: HitRecorder
  /** How often a browser has asked for matomo.js. */
  readonly scriptRequests: number
  close(): Promise<void>
}

export interface DemoServerOptions {
  /** 0 means any free port. */
  port: number
  /** The real Matomo behind the demo. Without it, hits end in the demo. */
  matomoUrl: string | undefined
  config: Omit<DemoConfig, 'lastHitId'>
}

/** Serves the shop, and Matomo's two files under `/matomo/`, on 127.0.0.1. */
export async function startDemoServer({ port, matomoUrl, config }: DemoServerOptions): Promise<DemoServer> {
  const page = await buildPage()
  const backend = matomoUrl === undefined ? embeddedBackend(page.standIn) : serverBackend(matomoUrl)
  const recorder = createHitRecorder()
  const matomo = createMatomoRoutes(backend, recorder)

  const indexHtml = () => {
    const json = JSON.stringify({ ...config, lastHitId: recorder.hits.length } satisfies DemoConfig)
    return page.html.replace('{{config}}', () => json.replaceAll('<', '\\u003c'))
  }
  const answerTo = async (request: IncomingMessage, { pathname, search }: URL): Promise<Answer> => {
    switch (pathname) {
      case '/matomo/matomo.js':
        return matomo.script(request)
      case '/matomo/matomo.php':
        return matomo.track(request, search)
      case '/page.js':
        return text('text/javascript', page.script)
      case '/page.css':
        return text('text/css', page.css)
      case '/docs.css':
        return text('text/css', page.docsCss)
      case '/icon.svg':
        return text('image/svg+xml', page.icon)
    }
    const docs = await docsPage(pathname).catch(() => undefined)
    if (docs) return docs
    if (isFile(pathname)) return text('text/plain', 'Not found', 404)
    // The shop is a single-page app: all its addresses are the one page.
    return text('text/html', indexHtml())
  }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/hits') {
      streamHits(request, url, response, recorder)
      return
    }
    const answer = await answerTo(request, url).catch(badRequest)
    if (answer === 'drop') request.socket.destroy()
    else send(response, answer)
  }

  const server = createServer((request, response) => {
    void handle(request, response)
  })
  await listen(server, port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorder,
    get scriptRequests() {
      return matomo.scriptRequests
    },
    close: () => close(server),
  }
}

const isFile = (pathname: string) => /\.\w+$/.test(pathname)

const badRequest = (error: unknown) => text('text/plain', String(error), 400)

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })
}
