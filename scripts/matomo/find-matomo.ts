import { readFile } from 'node:fs/promises'
import { createMatomoApi } from './api'
import { cached } from './cache'
import type { MatomoServer } from './types'

/**
 * The Matomo to use: that of `MATOMO_URL` (with `MATOMO_SITE_ID`, 1 by default, and `MATOMO_TOKEN` where its API is
 * to be asked), else the one that `npm run matomo` runs now.
 *
 * @throws where `MATOMO_URL` is set, but no Matomo answers there, or it does not know the token
 */
export async function findMatomo(): Promise<MatomoServer | undefined> {
  const { MATOMO_URL, MATOMO_TOKEN, MATOMO_SITE_ID } = process.env
  if (!MATOMO_URL) return findRunningMatomo()
  const url = MATOMO_URL.replace(/\/+(index\.php)?$/, '')
  const server = { url, token: MATOMO_TOKEN || undefined, siteId: Number(MATOMO_SITE_ID || 1) }
  try {
    await check(server)
  } catch (error) {
    throw new Error(`The Matomo of MATOMO_URL, ${url}, cannot be used: ${String(error)}`, { cause: error })
  }
  return server
}

/** The server of `npm run matomo` (or of `startMatomo`, in another process), if it is alive. */
export async function findRunningMatomo(): Promise<Required<MatomoServer> | undefined> {
  try {
    const server = JSON.parse(await readFile(cached.running, 'utf8')) as Required<MatomoServer>
    await check(server)
    return server
  } catch {
    return undefined
  }
}

/** Only the right Matomo knows the token; without one, it has a matomo.js. */
async function check({ url, token }: MatomoServer): Promise<void> {
  if (token) {
    await createMatomoApi({ url, token }).call('API.getMatomoVersion')
    return
  }
  const { ok, status } = await fetch(`${url}/matomo.js`, { signal: AbortSignal.timeout(20_000) })
  if (!ok) throw new Error(`its matomo.js is answered with ${status}`)
}
