import type { MatomoCommand } from './commands'

/** What takes back what a command has set for all hits. */
const UNDO: Readonly<Record<string, MatomoCommand>> = {
  setUserId: ['resetUserId'],
  setCustomVariable: ['deleteCustomVariables', 'page'],
  addEcommerceItem: ['clearEcommerceCart'],
}

/** What a page says by itself. */
const ABOUT_PAGE: readonly string[] = ['setCustomUrl', 'setDocumentTitle', 'setReferrerUrl']

/**
 * The commands that take back what commands have set for all hits, each of them once. What the page says by itself, such as its
 * address, cannot be taken back: the caller sets it anew.
 */
export function undoCommands(commands: readonly MatomoCommand[]): MatomoCommand[] {
  const undoing = new Map<string, MatomoCommand>()
  for (const command of commands) {
    const undo = undoOf(command)
    if (undo) undoing.set(String(undo), undo)
  }
  return [...undoing.values()]
}

/** Whether other commands may have overwritten what a command has set, or have taken it back. */
export function isOverwritten(command: MatomoCommand): boolean {
  return ABOUT_PAGE.includes(command[0]) || undoOf(command) !== undefined
}

function undoOf(command: MatomoCommand): MatomoCommand | undefined {
  if (command[0] === 'setCustomDimension') return ['deleteCustomDimension', Number(command[1])]
  return UNDO[command[0]]
}
