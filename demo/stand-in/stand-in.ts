/**
 * Stand-in for matomo.js - not Matomo's code.
 *
 * A small tracker, written for this demo, that understands the commands which the destination uses and sends
 * the parameters that Matomo's tracking API documents (https://developer.matomo.org/api-reference/tracking-api).
 * It lets the demo run where there is no Matomo. It is no tracker for a real site: it sets no cookies, so every
 * page load is a new visitor, applies its queue strictly in order, keeps nothing back for a later consent, and
 * knows no plugins.
 */
import { createTracker, type Tracker } from './tracker'

type QueueEntry = [method: unknown, ...args: unknown[]]

function start(): void {
  const tracker = createTracker()
  const push = (...entries: QueueEntry[]) => {
    for (const entry of entries) apply(tracker, entry)
  }

  Object.assign(window, { Matomo: { initialized: true, isStandIn: true, getAsyncTracker: () => tracker } })
  for (const init of window.matomoPluginAsyncInit ?? []) init()
  const queued: unknown = window._paq
  if (Array.isArray(queued)) push(...(queued as QueueEntry[]))
  window._paq = { push }
}

function apply(tracker: Tracker, [method, ...args]: QueueEntry): void {
  if (typeof method === 'function') {
    method.apply(tracker, args)
    return
  }
  const command = tracker[String(method)]
  if (command) command(...args)
  else console.info(`stand-in for matomo.js: ${String(method)} is noted, and does nothing here`)
}

start()
