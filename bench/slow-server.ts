import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SlowServer {
  readonly url: string
  /** Serves this HTML at every address that is no file, from now on. */
  setPage(html: string): void
  /** The time at which the next hit arrives, in milliseconds since the epoch. */
  nextHit(): Promise<number>
  close(): void
}

interface Answer {
  readonly type: string
  readonly body: string
}

const SEGMENT_SETTINGS = JSON.stringify({
  integrations: { 'Segment.io': { apiKey: 'key' } },
  // Otherwise analytics.js sends figures about itself to Segment.
  metrics: { sampleRate: 0 },
})

/**
 * Starts a server on loopback that answers every request after a delay, as a distant one does.
 *
 * @param files - scripts, by their paths
 */
export async function startSlowServer(files: Record<string, string>, latencyMs: number): Promise<SlowServer> {
  let html = ''
  let reportHit: (time: number) => void = () => undefined

  const answerTo = (pathname: string): Answer => {
    if (pathname.endsWith('/settings')) return { type: 'application/json', body: SEGMENT_SETTINGS }
    const file = files[pathname]
    return file === undefined ? { type: 'text/html', body: html } : { type: 'text/javascript', body: file }
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/matomo.php') reportHit(Date.now())
    setTimeout(() => {
      const { type, body } = answerTo(pathname)
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    }, latencyMs)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setPage(newHtml) {
      html = newHtml
    },
    nextHit: () =>
      new Promise((resolve) => {
        reportHit = resolve
      }),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
