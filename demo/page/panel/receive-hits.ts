import type { Hit } from '../../hits/hit'
import type { ConditionsStore } from '../conditions'
import type { CallLog } from './call-log'

/** The line to the demo's own server. */
export interface Connection {
  onChange: (isOpen: boolean) => void
}

/** Hands the log each hit that the server takes in, from the first one of this page on. */
export function receiveHits(log: CallLog, conditions: ConditionsStore, after: number): Connection {
  const connection: Connection = { onChange: () => undefined }
  const stream = new EventSource(`/hits?after=${after}`)
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    const hit = JSON.parse(data) as Hit
    // What comes late from the page before, which matomo.js sent when that was left, is no answer to a command here.
    const { script, fetchedAt } = conditions.now
    log.addHit(hit, script === 'running' && hit.time >= fetchedAt)
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
