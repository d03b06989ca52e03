import { isGiven } from '../is-given'
import { isObjectLiteral } from '../is-object-literal'
import { readProperty } from '../read-property'
import { checkParts, useless, type Check } from './check'
import { checkList } from './list-check'
import { serverUrlCheck, siteIdCheck } from './value-checks'

/** A further Matomo, as `addTracker` takes it. */
export interface FurtherTracker {
  readonly trackerUrl: string
  readonly siteId: string | number
}

const WANTS_ROW = "a server and a site, such as { serverUrl: 'https://matomo.example.com', siteId: 7 }"

const trackerCheck: Check<FurtherTracker> = checkParts(WANTS_ROW, (row, place) => {
  if (!isObjectLiteral(row)) return useless(place, row, WANTS_ROW)
  const serverUrl = readProperty(row, 'serverUrl')
  const server = serverUrlCheck.read(
    isGiven(serverUrl) ? serverUrl : readProperty(row, 'url'),
    `${place}.serverUrl`,
  )
  if (!server.value) return { value: undefined, mistakes: server.mistakes }
  const site = siteIdCheck.read(readProperty(row, 'siteId'), `${place}.siteId`)
  if (site.value === undefined) return { value: undefined, mistakes: site.mistakes }
  return { value: { trackerUrl: server.value.trackerUrl, siteId: site.value }, mistakes: [] }
})

export const trackersCheck: Check<readonly FurtherTracker[]> = checkList(
  "a list such as [{ serverUrl: 'https://matomo.example.com', siteId: 7 }]",
  trackerCheck,
)
