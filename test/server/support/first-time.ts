import type { ScriptFault } from '../../support/test-site'

/** A fault that only the first request for matomo.js meets. */
export const firstTime = (fault: ScriptFault) => (before: number) => (before ? undefined : fault)
