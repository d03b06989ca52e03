import { findFirefox } from '../../../scripts/find-firefox'
import { findMatomo } from '../../../scripts/matomo/find-matomo'
import { startMatomo } from '../../../scripts/matomo/start-matomo'
import { started } from './started'

/** Uses the Matomo of `MATOMO_URL`, or the one that runs; otherwise starts one, which the teardown stops. */
export default async function globalSetup(): Promise<void> {
  const matomo = (await findMatomo()) ?? (await start())
  if (!matomo.token) throw new Error('MATOMO_URL is set, but not MATOMO_TOKEN: these tests ask the API.')
  process.env.MATOMO_URL = matomo.url
  process.env.MATOMO_TOKEN = matomo.token
  // The tests that run in Firefox too know by it whether there is one.
  await findFirefox().then(
    (path) => (process.env.FIREFOX_PATH = path),
    (error: unknown) => console.log(String(error)),
  )
}

async function start() {
  const server = await startMatomo({ say: console.log })
  started.server = server
  return server
}
