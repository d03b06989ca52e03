import type { CallBatch } from '../mapping/call-batch'
import { standingOf, switchCommands } from '../mapping/standing'
import type { State } from '../mapping/state'
import type { MatomoCommand } from '../matomo/commands'
import type { Standing } from '../matomo/mapped-call'
import { readAddress } from '../matomo/read-address'

/** The user's own commands of these methods may have been overwritten by calls of an earlier page. */
const OVERWRITTEN: readonly string[] = ['setUserId', 'setCustomDimension', 'setCustomVariable']

/**
 * The commands that lead from the last call of an earlier page back to this page: to how the page started, and from there to what
 * its own calls have set.
 */
export function commandsOfReturn(
  calls: CallBatch['calls'],
  standing: Standing,
  commandsOfUser: readonly MatomoCommand[],
  state: State,
): readonly MatomoCommand[] {
  const methods = new Set(calls.flatMap(({ commands }) => commands.map(([method]) => method)))
  const { url, referrer, ...ofThisUser } = standingOf(state)
  const page: Standing = {
    url: url ?? readAddress(location.href),
    referrer: referrer ?? readAddress(document.referrer),
    dimensions: [],
  }
  const commands: MatomoCommand[] = []
  if (methods.has('setCustomVariable')) commands.push(['deleteCustomVariables', 'page'])
  if (methods.has('setDocumentTitle')) commands.push(['setDocumentTitle', document.title])
  commands.push(...switchCommands(standing, page))
  commands.push(...commandsOfUser.filter(([method]) => OVERWRITTEN.includes(method)))
  commands.push(...switchCommands(page, { ...page, ...ofThisUser }))
  return commands
}
