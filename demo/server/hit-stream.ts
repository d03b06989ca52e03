import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Hit } from '../hits/hit'
import type { HitRecorder } from './hit-recorder'

/**
 * Sends every hit after `?after=ID` as a server-sent event, beginning with those that are recorded already. A browser that
 * connects again names the last hit that it got by the header `Last-Event-ID`.
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
