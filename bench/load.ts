/**
 * Hits a second that a Matomo server takes: the hits of the demo's scripted visit, recorded once and sent over and over, by
 * more and more connections at once. Run `npm run matomo` first, or name a server of your own by MATOMO_URL and
 * MATOMO_TOKEN: every step makes a site there. What was recorded is asked of its API.
 */
import Table from 'cli-table3'
import { playVisit } from '../demo/once/play-visit'
import { withPage } from '../demo/once/with-page'
import { startDemo } from '../demo/server/start-demo'
import { createMatomoApi } from '../scripts/matomo/api'
import { findMatomo } from '../scripts/matomo/find-matomo'

const SECONDS = 10
const CONNECTIONS = [1, 2, 4, 8]

const matomo = await findMatomo()
if (!matomo?.token) throw new Error('This needs a Matomo to put load on: start one with `npm run matomo`.')
const { url, token } = matomo
const api = createMatomoApi({ url, token })

const demo = await startDemo({ port: 0 })
await withPage({ baseURL: demo.server.url }, (page) => playVisit(page, demo))
// Without the goal's: the new sites have none.
const hits = demo.server.recorder.hits
  .map(({ params }) => params)
  .filter(({ idgoal }) => !(Number(idgoal) > 0))
await demo.server.close()

const visitorId = () => Math.random().toString(16).slice(2).padEnd(16, '0').slice(0, 16)

const table = new Table({
  head: ['at once', 'hits a second', 'to one', 'accepted', 'of them actions', 'recorded'],
  style: { head: [], border: [], compact: true },
})
let one: number | undefined
for (const connections of CONNECTIONS) {
  const siteId = await api.addSite(`load, ${connections} at once`)
  let accepted = 0
  let actions = 0
  const end = Date.now() + SECONDS * 1000
  const send = async () => {
    // Each visit is another visitor's, as a site's are.
    for (let sent = 0, _id = visitorId(); Date.now() < end; sent++) {
      if (sent % hits.length === 0) _id = visitorId()
      const hit = hits[sent % hits.length]
      const params = { ...hit, idsite: String(siteId), _id, uid: _id }
      const { ok } = await fetch(`${url}/matomo.php`, { method: 'POST', body: new URLSearchParams(params) })
      if (!ok) continue
      accepted++
      // Orders and carts are conversions.
      if (hit?.idgoal === undefined) actions++
    }
  }
  await Promise.all(Array.from({ length: connections }, send))
  const rate = accepted / SECONDS
  one ??= rate
  const [counters] = await api.call<{ actions: string }[]>('Live.getCounters', {
    idSite: siteId,
    lastMinutes: 30,
  })
  table.push([
    connections,
    rate.toFixed(0),
    (rate / one).toFixed(2),
    accepted,
    actions,
    counters?.actions ?? '',
  ])
}
console.log(`${hits.length} hits a visit`)
console.log(table.toString())
process.exit()
