import type { MatomoCommand } from '../matomo/commands'
import { isHit, MAX_LATE_SECONDS, type HitFacts } from '../matomo/hit'
import { isForWholePage } from '../matomo/page-wide-command'
import type { QueueItem } from '../matomo/queue-item'
import { isKnownMethod } from '../matomo/tracking-request'
import type { BrowserStore } from './browser-store'

/** A command of an earlier page. */
export interface UnsentCommand extends HitFacts {
  readonly command: MatomoCommand
}

/** The hits of a page that could not be sent when the page was left, with the commands that set what the hits say. */
export type UnsentPage = readonly UnsentCommand[]

/** What pages have left unsent. */
export interface UnsentHits {
  /**
   * Stores hits of this page, behind those of earlier pages.
   *
   * @param start - the commands that set what the page says by itself, such as its address
   * @param items - all that waits, in its order
   * @param unsent - the hits to store
   */
  keep(start: readonly MatomoCommand[], items: readonly QueueItem[], unsent: ReadonlySet<QueueItem>): void
  /** Takes everything out of the store, oldest page first. What is too old for Matomo to date is left out. */
  take(): readonly UnsentPage[]
  /** Whether anything is stored. */
  isEmpty(): boolean
  forget(): void
}

/** As many commands are stored at most. */
const MAX_COMMANDS = 1000

/** A command as it is stored. */
type StoredCommand = readonly [command: readonly unknown[], time: number, startsVisit: boolean]

/** Makes the owner of what pages have left unsent. */
export function createUnsentHits(store: BrowserStore): UnsentHits {
  const read = (): readonly unknown[] => {
    const pages = store.read('unsent')
    return Array.isArray(pages) ? (pages as unknown[]) : []
  }

  return {
    keep(start, items, unsent) {
      const kept = items.filter(
        (item) => unsent.has(item) || (item.origin === 'call' && !isHit(item.command)),
      )
      const page: readonly StoredCommand[] = [
        ...start.map((command): StoredCommand => [command, Date.now(), false]),
        ...kept.map(({ command, time, startsVisit }): StoredCommand => [command, time, startsVisit]),
      ]
      store.write('unsent', withinLimit([...read(), page.slice(0, MAX_COMMANDS)]))
    },
    take() {
      const pages = read().map(readPage)
      store.remove('unsent')
      return pages.filter((page) => page.some(({ command }) => isHit(command)))
    },
    isEmpty: () => read().length === 0,
    forget() {
      store.remove('unsent')
    },
  }
}

/** The newest pages, as many as fit. */
function withinLimit(pages: readonly unknown[]): readonly unknown[] {
  let commands = 0
  const newestFirst = [...pages].reverse().filter((page) => {
    commands += Array.isArray(page) ? page.length : 0
    return commands <= MAX_COMMANDS
  })
  return newestFirst.reverse()
}

/** Reads what is stored of one page. Anything may stand there: what is no command, or is too old, is left out. */
function readPage(stored: unknown): UnsentPage {
  if (!Array.isArray(stored)) return []
  const oldest = Date.now() - MAX_LATE_SECONDS * 1000
  return (stored as unknown[]).filter(isStoredCommand).flatMap(([parts, time, startsVisit]) => {
    // JSON has no `undefined`.
    const command = parts.map((part) => part ?? undefined) as unknown as MatomoCommand
    const isOurs = isKnownMethod(command[0]) && !isForWholePage(command)
    const isTooOld = isHit(command) && time < oldest
    return isOurs && !isTooOld ? [{ command, time, startsVisit }] : []
  })
}

function isStoredCommand(value: unknown): value is StoredCommand {
  if (!Array.isArray(value)) return false
  const [command, time, startsVisit] = value as unknown[]
  return Array.isArray(command) && typeof time === 'number' && typeof startsVisit === 'boolean'
}
