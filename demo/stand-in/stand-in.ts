/**
 * Stand-in for matomo.js - not Matomo's code.
 *
 * A small tracker, written for this demo, that sends what the plugin's own code makes of commands: the code that sends the hits of a
 * page that is left early. The demo runs with it where there is no Matomo. It is no tracker for a real site: it sets no cookies,
 * so that every page load is a new visitor, applies its queue strictly in order, keeps nothing back for a later consent, and knows no
 * plugins.
 */
import { createStandInTracker, type StandInTracker } from './tracker'

type QueueEntry = [method: unknown, ...args: unknown[]]

function start(): void {
  const tracker = createStandInTracker()
  const push = (...entries: QueueEntry[]) => {
    for (const entry of entries) apply(tracker, entry)
  }

  Object.assign(window, {
    Matomo: {
      initialized: true,
      isStandIn: true,
      getTracker: () => tracker,
      getAsyncTracker: () => tracker,
      getAsyncTrackers: () => [tracker],
    },
  })
  for (const init of window.matomoPluginAsyncInit ?? []) init()
  const queued: unknown = window._paq
  if (Array.isArray(queued)) push(...(queued as QueueEntry[]))
  window._paq = { push }
}

/** Applies a command, or calls a function with the tracker as `this`, as matomo.js does. */
function apply(tracker: StandInTracker, [method, ...args]: QueueEntry): void {
  if (typeof method === 'function') {
    method.apply(tracker, args)
    return
  }
  const command = tracker[String(method)]
  if (command) command(...args)
  else console.info(`Simulated Matomo: ${String(method)} is noted, and does nothing here`)
}

start()
