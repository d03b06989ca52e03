import type { MatomoCommand } from './commands'
import { isHit } from './hit'
import type { OurAddresses } from './our-addresses'
import { isForWholePage } from './page-wide-command'
import { inOrder } from './order-of-commands'
import { APPEND, parametersOf, type QueueItem } from './queue-item'
import { addressIn, isSameAddress, type TrackerAddress } from './tracker-address'
import {
  allowsRequests,
  applyCommand,
  createTracker,
  isKnownMethod,
  type PageFacts,
  type TrackerState,
} from './tracking-request'
import { commandOf, entriesOfPage, type Waiting } from './waiting'

/** A hit of ours, as matomo.js would send it. */
export interface EarlyRequest {
  readonly item: QueueItem
  /** The query string. */
  readonly request: string
}

/** What one of our trackers would send. */
export interface EarlyRequests {
  readonly address: TrackerAddress
  readonly tracker: TrackerState
  readonly requests: readonly EarlyRequest[]
}

/** What waits for matomo.js, as requests. */
export interface EarlyHits {
  /** For each of our trackers. */
  readonly ours: readonly EarlyRequests[]
  /** Whether requests are allowed by what stands in `_paq`, the page's own commands included, and by the visitor's cookies. */
  readonly isAllowed: boolean
  /** Whether it is known of all that stands in `_paq` what matomo.js would make of it. */
  readonly isKnown: boolean
  /** The id that the requests give to a visitor who has none. */
  readonly newVisitorId: string | undefined
}

export interface EarlyOptions {
  readonly page: PageFacts
  /** Our trackers. */
  readonly addresses: OurAddresses
  /** What the user's own commands append to every request. */
  readonly appended: string
  /** In milliseconds since the epoch. */
  readonly now: number
}

/**
 * Makes the requests of our hits that wait for matomo.js. The page's own hits are none of ours. What the page's own commands set
 * counts, as in matomo.js, unless they are for another site: then they are only asked for what they say of consent.
 */
export function readEarlyHits(waiting: readonly Waiting[], options: EarlyOptions): EarlyHits {
  const { addresses, page } = options
  const ofPage = entriesOfPage(waiting)
  const isApart = !isForOurSite(ofPage, addresses[0], page.url)
  const shared = isApart ? waiting.filter(({ by }) => by === 'us') : waiting

  const ours: EarlyRequests[] = []
  let newVisitorId: string | undefined
  for (const address of addresses) {
    const earlierVisitorId = newVisitorId ?? page.earlierVisitorId
    const requests = readRequests(shared, address, { ...options, page: { ...page, earlierVisitorId } })
    newVisitorId ??= requests.tracker.newVisitorId
    ours.push(requests)
  }
  const trackers = ours.map(({ tracker }) => tracker)
  if (isApart) trackers.push(trackerOfPage(waiting, page))
  return {
    ours,
    newVisitorId,
    isAllowed: trackers.every(allowsRequests),
    isKnown: trackers.every(({ isKnown }) => isKnown) && !waiting.some(isForOneTracker),
  }
}

/** Whether commands of the page would reach our trackers: they name our site, or none. */
function isForOurSite(
  ofPage: readonly (readonly unknown[])[],
  home: TrackerAddress,
  pageUrl: string,
): boolean {
  const { siteId, trackerUrl } = addressIn(ofPage)
  return (
    siteId === undefined ||
    isSameAddress({ siteId, trackerUrl: trackerUrl ?? home.trackerUrl }, home, pageUrl)
  )
}

function trackerOfPage(waiting: readonly Waiting[], page: PageFacts): TrackerState {
  const tracker = createTracker(page)
  for (const each of inOrder(waiting)) if (each.by === 'page') applyCommand(tracker, each.entry, 0)
  return tracker
}

function readRequests(
  waiting: readonly Waiting[],
  address: TrackerAddress,
  { page, appended, now }: EarlyOptions,
): EarlyRequests {
  const tracker = createTracker(page)
  const apply = (command: readonly unknown[], time = now) => applyCommand(tracker, command, time)
  const requests: EarlyRequest[] = []
  apply(['setSiteId', address.siteId])
  apply(['setTrackerUrl', address.trackerUrl])
  for (const each of inOrder(waiting)) {
    const command = commandOf(each)
    if (isAboutTrackers(command)) continue
    if (!isKnownHit(command)) apply(command)
    else if (each.by === 'us') {
      const { item } = each
      apply([APPEND, parametersOf(item, appended, now)])
      const request = apply(command, item.time)
      apply([APPEND, appended])
      if (request !== undefined) requests.push({ item, request })
    }
  }
  return { address, tracker, requests }
}

/** Beacons have the same hits for each tracker, so a hit for one of them is left to matomo.js. */
function isForOneTracker(each: Waiting): boolean {
  return each.by === 'us' && each.item.call?.tracker !== undefined
}

/** Where our trackers send to is known already, and the page's own trackers are none of ours. */
function isAboutTrackers(command: readonly unknown[]): boolean {
  return isKnownMethod(command[0]) && isForWholePage(command as MatomoCommand)
}

function isKnownHit(command: readonly unknown[]): boolean {
  return isKnownMethod(command[0]) && isHit(command as MatomoCommand)
}
