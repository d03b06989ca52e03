import { toText } from '../lib/to-text'
import type { Draft } from './draft'

/**
 * The user of an event. Segment puts the user id on every event, so a returning visitor is known on
 * the first page view, before `identify` is called again. `identify` itself is always passed on.
 */
export function mapUserId(draft: Draft): void {
  const { event, state, commands } = draft
  const { user } = state
  const id = toText(event.userId)
  const isSame = id === user?.id
  if (isSame && event.type !== 'identify') return
  const matomoId = isSame ? user?.matomoId : id && toMatomoId(id, draft)
  if (matomoId !== undefined) commands.push(['setUserId', matomoId])
  // Also where an event comes without a user after one who had been known.
  else if (user?.matomoId !== undefined) commands.push(['resetUserId'])
  draft.state = { ...state, user: id === undefined ? undefined : { id, matomoId } }
}

function toMatomoId(id: string, { settings: { userId }, omit }: Draft): string | undefined {
  if (typeof userId === 'boolean') return userId ? id : undefined
  try {
    const mapped = toText(userId(id))
    if (mapped === undefined) omit('the user id: the userId function returned no text')
    return mapped
  } catch (error) {
    omit(`the user id: the userId function threw ${String(error)}`)
    return undefined
  }
}
