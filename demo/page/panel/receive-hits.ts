import type { Hit } from '../../hits/hit'
import type { ConditionsStore } from '../conditions'
import type { CallLog } from './call-log'

/** The line to the demo's own server. */
export interface ServerConnection {
  onChange: (isOpen: boolean) => void
}

/**
 * Hands the log each hit that the server receives.
 *
 * @param after - the id of the last hit before this page
 */
export function receiveHits(log: CallLog, conditions: ConditionsStore, after: number): ServerConnection {
  const connection: ServerConnection = { onChange: () => undefined }
  const stream = new EventSource(`/hits?after=${after}`)
  stream.onmessage = ({ data }: MessageEvent<string>) => {
    const hit = JSON.parse(data) as Hit
    // matomo.js sends some hits when a page is left: they arrive while the next page is open already.
    const { script, fetchedAt } = conditions.now
    const isOfThisPage = script === 'running' && hit.time >= fetchedAt
    log.addHit(hit, isOfThisPage ? 'this page' : 'another page')
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
