import { AnalyticsBrowser, type Plugin } from '@segment/analytics-next'
import { autoPage } from '../../../src/auto-page'
import type { AutoPageOptions } from '../../../src/auto-page'
import { recordEvents, type RecordedEvent } from './record-events'

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Goes to another page as a router does. */
export const go = (path: string, title?: string) => {
  history.pushState(null, '', path)
  if (title !== undefined) document.title = title
}

export interface Started {
  readonly analytics: AnalyticsBrowser
  /** Loads analytics.js, where the test wants it to load after autoPage has started. */
  readonly load: () => Promise<unknown>
  readonly events: readonly RecordedEvent[]
  /** The titles of the page events, once no more are on their way. */
  readonly pages: () => Promise<unknown[]>
  readonly stop: () => void
}

let running: Started[] = []

/** Starts autoPage before analytics.js has loaded. */
export function startEarly(
  options?: AutoPageOptions,
  before: (analytics: AnalyticsBrowser) => void = () => undefined,
): Started {
  const analytics = new AnalyticsBrowser()
  const { plugin, events } = recordEvents()
  before(analytics)
  return run(analytics, plugin, events, options)
}

/** Starts autoPage, with the real analytics.js and a destination that notes what it gets. */
export async function start(options?: AutoPageOptions): Promise<Started> {
  const analytics = new AnalyticsBrowser()
  const { plugin, events } = recordEvents()
  await load(analytics, plugin)
  // The first event takes longer.
  await analytics.identify()
  return run(analytics, plugin, events, options)
}

function run(
  analytics: AnalyticsBrowser,
  plugin: Plugin,
  events: readonly RecordedEvent[],
  options?: AutoPageOptions,
): Started {
  const pages = async () => {
    // Many short waits, not a long one: on a slow machine, whatever is due in the meantime comes before their end.
    for (let count = 0; count < 15; count++) await wait(10)
    return events.filter(({ type }) => type === 'page').map(({ title }) => title)
  }
  const stop = autoPage(analytics, options)
  const started = { analytics, load: () => load(analytics, plugin), events, pages, stop }
  running.push(started)
  return started
}

async function load(analytics: AnalyticsBrowser, ...plugins: Plugin[]): Promise<void> {
  const cdnSettings = { integrations: { 'Segment.io': { apiKey: 'test' } } }
  analytics.load({ writeKey: 'test', cdnSettings, plugins }, { integrations: { 'Segment.io': false } })
  await analytics.ready()
}

/** Stops what tests have started, and goes back to the first page. */
export function cleanUp(): void {
  for (const { stop } of running) stop()
  running = []
  document.head.innerHTML = ''
  document.title = 'Home'
  history.replaceState(null, '', '/')
  localStorage.clear()
}
