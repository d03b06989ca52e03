import type { IncomingMessage } from 'node:http'
import { readSwitches } from '../switches'
import { badGateway, text } from './answers'
import type { HitRecorder } from './hit-recorder'
import type { BackendAnswer, MatomoBackend } from './matomo-backend'
import { readBody } from './read-body'
import { readHits } from './read-hits'

/** With `drop` the connection ends without an answer, as without a network. */
export type Answer = BackendAnswer | 'drop'

/** Matomo's two files, as the visitor's switches want them. */
export interface MatomoRoutes {
  /** How often a browser has asked for matomo.js. */
  readonly scriptRequests: number
  script(request: IncomingMessage): Promise<Answer>
  /** Records the hits of a tracking request, with the answer that they get. */
  track(request: IncomingMessage, query: string): Promise<Answer>
}

export function createMatomoRoutes(backend: MatomoBackend, recorder: HitRecorder): MatomoRoutes {
  let scriptRequests = 0
  return {
    get scriptRequests() {
      return scriptRequests
    },
    async script({ headers }) {
      scriptRequests++
      const switches = readSwitches(headers.cookie)
      if (switches.has('offline')) return 'drop'
      // A blocker, or a proxy with a list, answers in this way.
      if (switches.has('block')) return text('text/plain', 'Blocked', 403)
      return backend.script().catch(badGateway)
    },
    async track(request, query) {
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
    },
  }
}
