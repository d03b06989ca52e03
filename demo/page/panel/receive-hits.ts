import type { Hit } from '../../hits/hit'
import type { CallLog } from './call-log'

/** The line to the demo's own server. */
export interface Connection {
  onChange: (isOpen: boolean) => void
}

/** Hands the log each hit that the server takes in, from the first one of this page on. */
export function receiveHits(log: CallLog, after: number): Connection {
  const connection: Connection = { onChange: () => undefined }
  const stream = new EventSource(`/hits?after=${after}`)
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    log.addHit(JSON.parse(data) as Hit)
  }
  stream.onopen = () => {
    connection.onChange(true)
  }
  // The browser goes on trying.
  stream.onerror = () => {
    connection.onChange(false)
  }
  return connection
}
