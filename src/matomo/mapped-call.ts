import type { MatomoCommand } from './commands'
import type { HitFacts } from './hit'

/** What matomo.js has set for all hits that follow. What is `undefined` is not set, or is not known. */
export interface Standing {
  readonly user?: string | undefined
  readonly url?: string | undefined
  readonly referrer?: string | undefined
  /** The custom dimensions, each as its id and its value. */
  readonly dimensions: readonly (readonly [id: number, value: string])[]
}

/**
 * A call that became commands, and what matomo.js has to have set for its hits. So the call can be sent at any later time, by
 * another page as well.
 */
export interface MappedCall extends Standing, HitFacts {
  readonly commands: readonly MatomoCommand[]
  /** The one of our trackers that the call is for, where the others have it already. */
  readonly tracker?: { readonly siteId: unknown; readonly trackerUrl: unknown } | undefined
}
