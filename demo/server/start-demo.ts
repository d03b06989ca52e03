import { findMatomo } from '../../scripts/matomo/find-matomo'
import type { MatomoServer } from '../../scripts/matomo/types'
import type { DemoConfig } from '../demo-config'
import { startDemoServer, type DemoServer } from './demo-server'
import { findOrderGoal } from './find-order-goal'

export interface Demo {
  server: DemoServer
  config: Omit<DemoConfig, 'lastHitId'>
  /** The real Matomo behind the demo, if there is one. */
  matomo: MatomoServer | undefined
}

/** Starts the demo's server, with a real Matomo behind it if one is given or found. */
export async function startDemo({
  port,
  ...options
}: {
  port: number
  matomo?: MatomoServer
}): Promise<Demo> {
  const matomo = options.matomo ?? (await findMatomo())
  const goal = matomo ? await findOrderGoal(matomo) : 1
  const config: Demo['config'] = {
    siteId: matomo?.siteId ?? 1,
    goals: goal === undefined ? {} : { 'Order Completed': goal },
    matomo: {
      isSimulated: !matomo,
      label: matomo ? `A real Matomo: ${matomo.url.replace(/^https?:\/\//, '')}` : 'Simulated Matomo',
    },
  }
  return { matomo, config, server: await startDemoServer({ port, matomoUrl: matomo?.url, config }) }
}
