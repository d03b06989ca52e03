import { findMatomo } from '../../../scripts/matomo/find-matomo'
import { startMatomo } from '../../../scripts/matomo/start-matomo'
import { started } from './started'

/** Uses the Matomo of `MATOMO_URL`, or the one that runs; else starts one, which the teardown stops. */
export default async function globalSetup(): Promise<void> {
  const matomo = (await findMatomo()) ?? (started.server = await startMatomo({ say: console.log }))
  if (!matomo.token) throw new Error('MATOMO_URL is set, but not MATOMO_TOKEN: these tests ask the API.')
  process.env.MATOMO_URL = matomo.url
  process.env.MATOMO_TOKEN = matomo.token
}
