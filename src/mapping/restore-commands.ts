import type { MatomoCommand } from '../matomo/commands'
import type { State } from './state'

/** The commands that set on a further tracker what calls have set for all hits: user, dimensions and URL. */
export function restoreCommands({ matomoUser, dimensions, url }: State): readonly MatomoCommand[] {
  const commands: MatomoCommand[] = []
  if (matomoUser !== undefined) commands.push(['setUserId', matomoUser])
  for (const [id, value] of dimensions) commands.push(['setCustomDimension', id, value])
  if (url !== undefined) commands.push(['setCustomUrl', url])
  return commands
}
