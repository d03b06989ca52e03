import type { Analytics } from '@segment/analytics-next'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { BrowserStore } from './browser-store'
import { createCallStore, type CallStore } from './call-store'
import type { Consent } from './consent'
import { createEarlierCalls, type EarlierCalls } from './earlier-calls'
import type { Entrance } from './entrance'
import { createHeldCalls, type HeldCalls } from './held-calls'
import { storingOf, type Storing } from './may-store'
import { createPageLifecycle } from './page-lifecycle'
import type { Recorder } from './recorder'

/** What stores calls for the next page, and takes over those of earlier pages. */
export interface StoredCalls {
  /** Whether calls may be stored now. */
  readonly storing: () => Storing
  readonly callStore: CallStore
  readonly earlierCalls: EarlierCalls
  readonly heldCalls: HeldCalls
  stop(): void
}

interface StoredCallsOptions {
  readonly settings: ResolvedSettings
  readonly analytics: Analytics
  readonly consent: Consent
  readonly store: BrowserStore
  readonly recorder: Recorder
  readonly entrance: () => Entrance
}

/** Makes the parts that store calls, and connects them with each other. */
export function createStoredCalls(options: StoredCallsOptions): StoredCalls {
  const { settings, analytics, consent, store, recorder } = options
  const storing = () => storingOf(settings, analytics, consent)
  const lifecycle = createPageLifecycle({
    onLeave: () => options.entrance().onLeave(),
    onShow() {
      // First: what the page itself still holds must not be taken for calls of an earlier page.
      options.entrance().onShow()
      earlierCalls.applyRule()
    },
  })
  const callStore = createCallStore(settings.siteId, lifecycle)
  const earlierCalls = createEarlierCalls({ store: callStore, storing, gate: options.entrance })
  const heldCalls = createHeldCalls({ settings, store, callStore, storing, recorder, earlierCalls })
  return {
    storing,
    callStore,
    earlierCalls,
    heldCalls,
    stop() {
      earlierCalls.stop()
      heldCalls.stop()
      lifecycle.stop()
    },
  }
}
