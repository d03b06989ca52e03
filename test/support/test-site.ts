import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { MatomoBackend } from '../../demo/server/matomo-backend'
import { readBody } from '../../demo/server/read-body'
import { readHits } from '../../demo/server/read-hits'

const ROOT = join(import.meta.dirname, '../..')

/** A site on loopback, with a Matomo under `/matomo` in front of which every hit is recorded. */
export interface TestSite {
  readonly url: string
  /** The parameters of each hit that is answered, in the order of arrival: requests may overtake each other. */
  readonly hits: readonly Record<string, string>[]
  /** The hits, once there are so many of them. @throws an Error that shows them, if that takes too long */
  hitsWhen(count: number): Promise<readonly Record<string, string>[]>
  /** Hits that Matomo answered with an error. */
  readonly refused: readonly Record<string, string>[]
  /** How often matomo.js was asked for. */
  readonly scriptRequests: number
  /** What answers a request for matomo.js instead, by how many came before; `'drop'` ends the connection. */
  scriptFault?: ((before: number) => ScriptFault | undefined) | undefined
  /** Answers paths that the site does not know. */
  alsoServe?: ((pathname: string) => Promise<Served | undefined>) | undefined
  /** Sent with the pages. */
  pageHeaders?: Record<string, string>
  /** Keeps matomo.js back until the returned function is called. */
  holdScript(): () => void
  /** Forgets all that was, and hits that are still under way. */
  reset(): void
  close(): Promise<void>
}

export interface Served {
  type: string
  body: string | Uint8Array
}

export type ScriptFault = 'drop' | { status?: number; type?: string; body: string }

export async function startTestSite(backend: MatomoBackend): Promise<TestSite> {
  const files: Record<string, string> = {
    '/complaints.js': await bundle('test/support/engines/complaints-page.ts'),
    '/analytics.js': await bundle('test/support/analytics-page.ts'),
    '/destination.js': await readFile(join(ROOT, 'dist/matomo-destination.global.js'), 'utf8'),
  }
  let released = Promise.resolve()
  let tracked: Promise<unknown> = Promise.resolve()
  const server = createServer((request, response) => {
    const send = (status: number, type: string, body: string | Uint8Array) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(body)
    }
    answer(request, response, send).catch((error: unknown) => {
      send(500, 'text/plain', String(error))
    })
  })
  let seen = nothing()
  const site: TestSite = {
    url: '',
    get hits() {
      return seen.hits
    },
    get refused() {
      return seen.refused
    },
    get scriptRequests() {
      return seen.scriptRequests
    },
    reset() {
      seen = nothing()
      site.scriptFault = undefined
      site.pageHeaders = {}
      site.alsoServe = undefined
    },
    async hitsWhen(count) {
      const deadline = Date.now() + 15_000
      while (site.hits.length < count) {
        if (Date.now() > deadline)
          throw new Error(`waited for ${count} hits, saw ${JSON.stringify(site.hits, null, 1)}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return site.hits
    },
    holdScript() {
      let release: () => void = () => undefined
      released = new Promise<void>((resolve) => (release = resolve))
      return release
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    send: (status: number, type: string, body: string | Uint8Array) => void,
  ): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/matomo/matomo.js') {
      const before = seen.scriptRequests++
      const fault = site.scriptFault?.(before)
      if (fault === 'drop') {
        request.socket.destroy()
        return
      }
      if (fault) {
        send(fault.status ?? 200, fault.type ?? 'text/javascript', fault.body)
        return
      }
      await released
      const { status, contentType, body } = await backend.script()
      send(status, contentType, body)
    } else if (pathname === '/matomo/matomo.php') {
      const seenThen = seen
      const body = await readBody(request)
      const { method = 'GET', headers } = request
      const hits = readHits(search, body)
      // One after the other: hits that Matomo handles at once are filed into visits by chance (docs/identity.md).
      const answered = tracked.then(() => backend.track({ method, query: search, body, headers }))
      tracked = answered.catch(() => undefined)
      const { status, contentType, body: reply } = await answered
      seenThen.hits.push(...hits)
      if (status >= 400) seenThen.refused.push(...hits)
      send(status, contentType, reply)
    } else if (files[pathname] !== undefined) {
      send(200, 'text/javascript', files[pathname])
    } else if (!(await answerAlso(pathname, send))) {
      for (const [name, value] of Object.entries(site.pageHeaders ?? {})) response.setHeader(name, value)
      send(200, 'text/html', PAGE)
    }
  }

  async function answerAlso(
    pathname: string,
    send: (status: number, ...served: [string, Served['body']]) => void,
  ) {
    const served = await site.alsoServe?.(pathname)
    if (served) send(200, served.type, served.body)
    return served !== undefined
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return Object.assign(site, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

const nothing = () => ({
  hits: [] as Record<string, string>[],
  refused: [] as Record<string, string>[],
  scriptRequests: 0,
})

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Shop</title>
<script nonce="r4nd0m" src="/complaints.js"></script>
<script nonce="r4nd0m" src="/analytics.js"></script><script nonce="r4nd0m" src="/destination.js"></script></head>
<body><h1>Shop</h1><a id="out" href="https://elsewhere.test/">elsewhere</a> <a id="catalog" href="/catalog.pdf">Catalog</a></body></html>`

/** Bundles a script of the tests for the browser. */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    target: 'es2020',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}
