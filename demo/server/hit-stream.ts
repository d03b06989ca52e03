import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Hit } from '../hits/hit'
import type { HitRecorder } from './hit-recorder'

/**
 * Server-sent events: every hit after `?after=ID`, first those already here. A browser that reconnects says
 * by `Last-Event-ID` where it stopped.
 */
export function streamHits(
  request: IncomingMessage,
  { searchParams }: URL,
  response: ServerResponse,
  recorder: HitRecorder,
): void {
  const after = Number(request.headers['last-event-id'] ?? searchParams.get('after') ?? 0)
  const write = (hit: Hit) => response.write(`id: ${hit.id}\ndata: ${JSON.stringify(hit)}\n\n`)

  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hits\n\n')
  recorder.hits.filter((hit) => hit.id > after).forEach(write)
  const stop = recorder.subscribe(write)
  response.on('close', stop)
}
