import type { Analytics } from '@segment/analytics-next'
import { warn } from '../lib/message'
import type { MatomoCommand } from '../matomo/commands'
import { isMatomoTooOld } from '../matomo/is-too-old'
import type { OtherMatomo } from '../matomo/other-matomo'
import { createQueue, type CommandQueue } from '../matomo/queue'
import { createScriptLoader, type ScriptLoader } from '../matomo/script-loader'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { setupCommands } from '../settings/setup-commands'
import { createBrowserStore, type BrowserStore } from './browser-store'
import { askFor, createConnection, type Connection } from './connection'
import type { Consent } from './consent'
import { mayStore } from './may-store'
import type { PageClaim } from './page-claim'
import { createVisitorId, type VisitorId } from './visitor-id'

/** What leads from the plugin to Matomo: the network, the script, the queue, and what the browser stores in between. */
export interface MatomoLink {
  readonly store: BrowserStore
  readonly visitor: VisitorId
  readonly connection: Connection
  readonly loader: ScriptLoader
  readonly queue: CommandQueue
}

interface MatomoLinkOptions {
  readonly settings: ResolvedSettings
  readonly analytics: Analytics
  readonly consent: Consent
  readonly claim: PageClaim
  /** Called when the network works again. */
  readonly onOnline: () => void
  /** Called when matomo.js is about to take what waits for it. */
  readonly onStart: () => void
  /** The commands that set on a further tracker what calls have set so far. */
  readonly commandsToRestore: () => readonly MatomoCommand[]
}

/** Makes the parts that lead to Matomo, and connects them with each other. */
export function createMatomoLink(options: MatomoLinkOptions): MatomoLink {
  const { settings, analytics, consent, claim } = options
  const store = createBrowserStore(settings.siteId, () => mayStore(settings, analytics, consent))
  const visitor = createVisitorId(settings, store)
  const connection = createConnection(() => askFor(settings.scriptUrl), options.onOnline)
  const loader = createScriptLoader(settings, { ...connection, isWanted: consent.allowsTracking }, () => {
    connection.noteLoaded()
    if (isMatomoTooOld()) warnOfOldMatomo()
  })
  const queue = createQueue({
    settings,
    setup: setupCommands(settings, { hasFurtherTrackers: claim.wasTaken === true }),
    commandsToRestore: () => [...consent.toCommands(), ...options.commandsToRestore()],
    // `wasTaken` is read when another Matomo is met: once this plugin is deregistered, that may be the Matomo of its successor.
    onOtherMatomo: (relation) => warnOfOther(relation, claim.wasTaken === true),
    visitor,
    onStart: options.onStart,
  })
  return { store, visitor, connection, loader, queue }
}

function warnOfOldMatomo(): void {
  warn(
    'old-matomo',
    'The matomo.js on this page is older than 4.0, so hits may get the data of another user or page. Update your Matomo.',
  )
}

function warnOfOther(relation: OtherMatomo, isOfEarlierPlugin: boolean): void {
  if (relation === 'other-site') {
    warn(
      'another-matomo',
      'Another Matomo, for another site or server, is on this page. That Matomo stays as it is, and the plugin uses a tracker of its own.',
    )
  } else if (!isOfEarlierPlugin) {
    warn(
      'another-matomo',
      'Another Matomo for the same site is on this page. Remove its snippet, or page views count twice.',
    )
  }
}
