import type { StartedMatomo } from '../../../scripts/matomo/start-matomo'

/** What the setup started, for the teardown: Jest loads each of them with a module registry of its own. */
export const started = ((globalThis as { matomoOfTests?: { server?: StartedMatomo } }).matomoOfTests ??= {})
