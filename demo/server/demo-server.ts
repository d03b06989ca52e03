import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DemoConfig } from '../demo-config'
import { readSwitches } from '../switches'
import { badGateway, send, text } from './answers'
import { buildPage } from './build-page'
import { embeddedBackend } from './embedded-backend'
import { streamHits } from './hit-stream'
import { createHitRecorder, type HitRecorder } from './hit-recorder'
import type { BackendAnswer } from './matomo-backend'
import { readBody } from './read-body'
import { readHits } from './read-hits'
import { serverBackend } from './server-backend'

export interface DemoServer {
  url: string
  recorder: HitRecorder
  /** How often matomo.js was asked for. */
  readonly scriptRequests: number
  close(): Promise<void>
}

export interface DemoServerOptions {
  /** 0: any free one. */
  port: number
  /** The real Matomo behind the demo; without one, hits end in the demo. */
  matomoUrl: string | undefined
  config: Omit<DemoConfig, 'lastHitId'>
}

/** `drop`: the connection ends without an answer, as it does where there is no network. */
type Answer = BackendAnswer | 'drop'

/** Serves the shop, and Matomo's two files under `/matomo/`, on 127.0.0.1. */
export async function startDemoServer({ port, matomoUrl, config }: DemoServerOptions): Promise<DemoServer> {
  const page = await buildPage()
  const backend = matomoUrl === undefined ? embeddedBackend(page.standIn) : serverBackend(matomoUrl)
  const recorder = createHitRecorder()

  const index = () => {
    const json = JSON.stringify({ ...config, lastHitId: recorder.hits.length } satisfies DemoConfig)
    return page.html.replace('{{config}}', () => json.replaceAll('<', '\\u003c'))
  }

  let scriptRequests = 0
  const fetchScript = async ({ headers }: IncomingMessage): Promise<Answer> => {
    scriptRequests++
    const switches = readSwitches(headers.cookie)
    if (switches.has('offline')) return 'drop'
    // As a blocker does it, or a proxy with a list.
    return switches.has('block') ? text('text/plain', 'Blocked', 403) : backend.script().catch(badGateway)
  }

  const track = async (request: IncomingMessage, query: string): Promise<Answer> => {
    const time = Date.now()
    const body = await readBody(request)
    const { method = 'GET', headers } = request
    if (readSwitches(headers.cookie).has('offline')) {
      recorder.record(readHits(query, body), 0, time)
      return 'drop'
    }
    const answer = await backend.track({ method, query, body, headers }).catch(badGateway)
    recorder.record(readHits(query, body), answer.status, time)
    return answer
  }

  const answer = async (request: IncomingMessage, { pathname, search }: URL): Promise<Answer> => {
    switch (pathname) {
      case '/matomo/matomo.js':
        return fetchScript(request)
      case '/matomo/matomo.php':
        return track(request, search)
      case '/page.js':
        return text('text/javascript', page.script)
      case '/page.css':
        return text('text/css', page.css)
      case '/icon.svg':
        return text('image/svg+xml', page.icon)
    }
    // The shop is a single-page app: all its addresses are the one page.
    return /\.\w+$/.test(pathname) ? text('text/plain', 'Not found', 404) : text('text/html', index())
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/hits') streamHits(request, url, response, recorder)
    else
      answer(request, url).then(
        (given) => {
          if (given === 'drop') request.socket.destroy()
          else send(response, given)
        },
        (error: unknown) => {
          send(response, text('text/plain', String(error), 400))
        },
      )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorder,
    get scriptRequests() {
      return scriptRequests
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
