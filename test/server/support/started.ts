import type { StartedMatomo } from '../../../scripts/matomo/start-matomo'

const shared = globalThis as { matomoOfTests?: { server?: StartedMatomo } }
shared.matomoOfTests ??= {}

/** What the setup has started, for the teardown: jest loads each of the two with a module registry of its own. */
export const started = shared.matomoOfTests
