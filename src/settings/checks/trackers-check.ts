import { isObjectLiteral } from '../is-object-literal'
import { readProperty } from '../read-property'
import { filesOf } from '../server-files'
import { usable, useless, type Check } from './check'
import { checkList } from './list-check'
import { serverUrlCheck, siteIdCheck } from './value-checks'

/** A further Matomo, as `addTracker` takes it. */
export interface FurtherTracker {
  readonly trackerUrl: string
  readonly siteId: string | number
}

const WANTS_ROW = "a row such as { serverUrl: 'https://matomo.example.com', siteId: 7 }"

const trackerCheck: Check<FurtherTracker> = {
  wants: WANTS_ROW,
  read(row, setting) {
    if (!isObjectLiteral(row)) return useless(setting, row, WANTS_ROW)
    const server = serverUrlCheck.read(readProperty(row, 'serverUrl'), `${setting}.serverUrl`)
    const site = siteIdCheck.read(readProperty(row, 'siteId'), `${setting}.siteId`)
    if (server.value && site.value) {
      return usable({ trackerUrl: filesOf(server.value).trackerUrl, siteId: site.value })
    }
    // One warning for a row.
    return { value: undefined, mistakes: [...server.mistakes, ...site.mistakes].slice(0, 1) }
  },
}

export const trackersCheck: Check<readonly FurtherTracker[]> = checkList(
  `a list of trackers, each ${WANTS_ROW}`,
  trackerCheck,
)
