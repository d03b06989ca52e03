/**
 * Hits a second that the Matomo server of `npm run matomo` takes: the hits of the demo's scripted visit, recorded once and
 * sent over and over, by several connections at once. It says nothing of other servers but how to measure them.
 */
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

const demo = await startDemo({ port: 0 })
await withPage({ baseURL: demo.server.url }, (page) => playVisit(page, demo))
const hits = demo.server.recorder.hits.map(({ params }) => params)
await demo.server.close()

const api = createMatomoApi({ url, token })
for (const connections of CONNECTIONS) {
  const siteId = await api.addSite(`load, ${connections} connections`)
  let sent = 0
  const end = Date.now() + SECONDS * 1000
  const send = async () => {
    // Each connection is a visitor of its own.
    const _id = Math.random().toString(16).slice(2).padEnd(16, '0').slice(0, 16)
    while (Date.now() < end) {
      const params = { ...hits[sent % hits.length], idsite: String(siteId), _id, idgoal: '' }
      const { ok } = await fetch(`${url}/matomo.php`, { method: 'POST', body: new URLSearchParams(params) })
      if (ok) sent++
    }
  }
  await Promise.all(Array.from({ length: connections }, send))
  console.log(`${connections} at once: ${(sent / SECONDS).toFixed(0)} hits a second`)
}
