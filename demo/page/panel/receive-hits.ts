import type { Hit } from '../../hits/hit'
import type { CallLog } from './call-log'

/** Hands the log each hit that the server takes in, from the first one of this page on. */
export function receiveHits(log: CallLog, after: number): void {
  const stream = new EventSource(`/hits?after=${after}`)
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    log.addHit(JSON.parse(data) as Hit)
  }
}
