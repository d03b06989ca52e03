/**
 * How many hits a second a Matomo server takes. The hits of the demo's scripted visit are recorded once and sent over and
 * over, by more and more connections at once. Run `npm run matomo` first, or name a server of your own by MATOMO_URL and
 * MATOMO_TOKEN: every step makes a site there. The server's API says how much it has recorded.
 */
import Table from 'cli-table3'
import { playVisit } from '../demo/once/play-visit'
import { withPage } from '../demo/once/with-page'
import { startDemo } from '../demo/server/start-demo'
import { createMatomoApi } from '../scripts/matomo/api'
import { findMatomo } from '../scripts/matomo/find-matomo'

const SECONDS = 10
const CONNECTIONS = [1, 2, 4, 8]

type Hit = Record<string, string>

interface Accepted {
  hits: number
  /** Hits that are actions in Matomo. Orders and carts are conversions. */
  actions: number
}

const matomo = await findMatomo()
if (matomo?.token === undefined) {
  throw new Error('This needs a Matomo to put load on: start one with `npm run matomo`.')
}
const { url, token } = matomo
const api = createMatomoApi({ url, token })

const hits = await recordVisit()
console.log(`${hits.length} hits a visit`)

const table = new Table({
  head: ['at once', 'hits a second', 'to one', 'accepted', 'of them actions', 'recorded'],
  style: { head: [], border: [], compact: true },
})
let rateOfOne: number | undefined
for (const connections of CONNECTIONS) {
  const siteId = await api.addSite(`load, ${connections} at once`)
  const accepted = await sendHits(siteId, connections)
  const rate = accepted.hits / SECONDS
  rateOfOne ??= rate
  table.push([
    connections,
    rate.toFixed(0),
    (rate / rateOfOne).toFixed(2),
    accepted.hits,
    accepted.actions,
    await countRecorded(siteId),
  ])
}
console.log(table.toString())
process.exit()

/** The hits of the demo's visit, except that of its goal: the sites of this bench have none. */
async function recordVisit(): Promise<Hit[]> {
  const demo = await startDemo({ port: 0 })
  await withPage({ baseURL: demo.server.url }, (page) => playVisit(page, demo))
  const params = demo.server.recorder.hits.map((hit) => hit.params)
  await demo.server.close()
  return params.filter(({ idgoal }) => idgoal === undefined || idgoal === '0')
}

async function sendHits(siteId: number, connections: number): Promise<Accepted> {
  const accepted: Accepted = { hits: 0, actions: 0 }
  const end = Date.now() + SECONDS * 1000
  const senders = Array.from({ length: connections }, () => sendUntil(end, siteId, accepted))
  await Promise.all(senders)
  return accepted
}

/** Sends one visit after the other, each as another visitor, as a site's visits are. */
async function sendUntil(end: number, siteId: number, accepted: Accepted): Promise<void> {
  while (Date.now() < end) {
    const visitorId = randomVisitorId()
    for (const hit of hits) {
      if (Date.now() >= end) return
      const params = { ...hit, idsite: String(siteId), _id: visitorId, uid: visitorId }
      const { ok } = await fetch(`${url}/matomo.php`, { method: 'POST', body: new URLSearchParams(params) })
      if (!ok) continue
      accepted.hits++
      if (hit.idgoal === undefined) accepted.actions++
    }
  }
}

/** 16 hexadecimal digits, as Matomo wants them. */
function randomVisitorId(): string {
  return Math.random().toString(16).slice(2).padEnd(16, '0').slice(0, 16)
}

async function countRecorded(siteId: number): Promise<string> {
  const params = { idSite: siteId, lastMinutes: 30 }
  const [counters] = await api.call<{ actions: string }[]>('Live.getCounters', params)
  return counters?.actions ?? ''
}
