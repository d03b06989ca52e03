import { cookieValues } from '../lib/cookies'
import type { EarlierVisitor } from '../matomo/queue'
import { allowsRequests, applyCommand, createTracker } from '../matomo/tracking-request'
import { readPage } from '../matomo/tracking-request/read-page'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'

/** The id of a visitor whose page was left before matomo.js could make one. */
export interface VisitorId extends EarlierVisitor {
  /** The id that an earlier beacon gave. `''` where a new id could not be stored, so that none is to be made. */
  read(): string | undefined
  /** Keeps the id that a beacon has given, for the next matomo.js and the next beacon. */
  keep(id: string): void
  /** Forgets the id: nothing may be kept of the visitor. */
  forget(): void
  /** Forgets the id once matomo.js has written a cookie: from then on the cookie gives it. */
  forgetIfWritten(): void
}

/** What cross-domain linking adds to a URL: the id that another site has for the visitor. */
const LINKED_VISITOR = 'pk_vid='
/** 16 hexadecimal digits, as matomo.js wants them. */
const ID = /^[\da-f]{16}$/

/**
 * Makes the owner of the visitor's id. matomo.js prefers the id of `setVisitorId` to its cookie, to the id in a URL, and even
 * to having no cookies, so a tracker is given the id only where it has none of these.
 */
export function createVisitorId(settings: ResolvedSettings, store: BrowserStore): VisitorId {
  const siteIds = [settings, ...settings.trackers].map(({ siteId }) => siteId)
  const isSetByCommand = settings.commands.some(([method]) => method === 'setVisitorId')
  const isLinked = location.href.includes(LINKED_VISITOR)
  let mayGive = true

  const stored = () => {
    const id = store.read('visitor')
    return typeof id === 'string' && ID.test(id) ? id : undefined
  }

  const forget = () => {
    store.remove('visitor')
  }

  return {
    read: () => stored() ?? (store.mayStore() ? undefined : ''),
    keep(id) {
      store.write('visitor', id)
    },
    forget,
    forgetIfWritten() {
      if (siteIds.every(hasVisitorCookie)) forget()
    },
    noteStart(entries) {
      const tracker = createTracker(readPage())
      for (const entry of entries) applyCommand(tracker, entry, Date.now())
      mayGive = tracker.usesCookies && allowsRequests(tracker) && tracker.parameters._id === undefined
    },
    idFor(siteId) {
      const isNeeded = !isSetByCommand && !isLinked && !hasVisitorCookie(siteId)
      return mayGive && isNeeded && store.mayStore() ? stored() : undefined
    },
  }
}

function hasVisitorCookie(siteId: unknown): boolean {
  return cookieValues(document.cookie, `_pk_id.${String(siteId)}.`).length > 0
}
