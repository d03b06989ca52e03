import type { matomo as Matomo, MatomoPlugin, MatomoSettings } from '../../src'

const matomo = window.matomoDestination as typeof Matomo

/** A plugin that runs, as analytics.js would start it. */
export async function startPlugin(settings: Partial<MatomoSettings> = {}): Promise<MatomoPlugin> {
  const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test', ...settings })
  const analytics = {
    ...{ on: () => undefined, off: () => undefined, options: {}, queue: { plugins: [] } },
    settings: { cdnSettings: { integrations: {} } },
  }
  await plugin.load({ log: () => undefined } as never, analytics as never)
  return plugin
}

/** A matomo.js that runs and keeps nothing. */
export function runMatomo(): void {
  window._paq = { push: () => undefined }
}
