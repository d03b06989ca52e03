import type { MatomoCommand } from '../../../src'
import { createQueue, type CommandQueue, type QueueOptions } from '../../../src/matomo/queue'
import type { QueueEntry } from '../../../src/matomo/paq'

const TRACKER_URL = 'https://matomo.test/matomo.php'
const SETUP: readonly MatomoCommand[] = [
  ['setSiteId', 1],
  ['setTrackerUrl', TRACKER_URL],
]

/** What a call's commands come with, where the test does not say otherwise. */
interface PushOptions {
  /** How many seconds ago the call was made. */
  readonly secondsAgo?: number
  readonly startsVisit?: boolean
}

export interface StartedQueue {
  readonly queue: CommandQueue
  /** Told of each command that matomo.js refuses. */
  readonly refused: jest.Mock
  readonly push: (commands: readonly MatomoCommand[], options?: PushOptions) => void
  /** What stands in the waiting `_paq` behind the commands of the start. */
  readonly waiting: () => readonly QueueEntry[]
}

/** Starts a queue on a page without a Matomo, unless the test has put one there. */
export function startQueue(appended = '', options: Partial<QueueOptions> = {}): StartedQueue {
  const refused = jest.fn()
  const queue = createQueue({
    settings: { siteId: 1, trackerUrl: TRACKER_URL, trackers: [], appended },
    setup: SETUP,
    commandsToRestore: () => [],
    onOtherMatomo: jest.fn(),
    visitor: { noteStart: jest.fn(), idFor: () => undefined },
    onStart: jest.fn(),
    ...options,
  })
  queue.start(refused)
  return {
    queue,
    refused,
    push(commands, { secondsAgo = 0, startsVisit = false } = {}) {
      const now = Date.now()
      queue.push({ commands, time: now - secondsAgo * 1000, startsVisit, dimensions: [] }, now, refused)
    },
    waiting: () => (window._paq as unknown as QueueEntry[]).slice(SETUP.length),
  }
}

/** Takes everything off the page that a queue has left there. */
export function cleanPaq(): void {
  delete window.Matomo
  delete window._paq
  delete window.matomoPluginAsyncInit
  history.replaceState(null, '', '/')
}
