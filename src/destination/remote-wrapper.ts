import type { Analytics, Plugin } from '@segment/analytics-next'

/** What analytics.js wraps around a remote plugin: it applies filters and destination middleware by itself. */
export interface RemoteWrapper {
  readonly action?: Plugin
  readonly middleware?: readonly unknown[]
}

/** Finds the wrapper of a plugin. A plugin that is registered directly has none. */
export function findWrapper(plugin: Plugin, analytics: Analytics): RemoteWrapper | undefined {
  const plugins = analytics.queue.plugins as readonly RemoteWrapper[]
  return plugins.find(({ action }) => action === plugin)
}
