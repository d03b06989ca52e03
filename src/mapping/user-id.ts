import { toText } from '../lib/to-text'
import type { Draft } from './draft'

/**
 * The user of an event. Segment puts the user id on every event, so a returning visitor is known on
 * the first page view, before `identify` is called again. `identify` itself is always passed on.
 */
export function mapUserId(draft: Draft): void {
  const { event, state } = draft
  const { user } = state
  const id = toText(event.userId)
  const isSame = id === user?.id
  if (isSame && event.type !== 'identify') return
  const matomoId = isSame ? user?.matomoId : id && toMatomoId(id, draft)
  if (matomoId) draft.push('setUserId', matomoId)
  // Also where an event comes without a user after one who had been known.
  else if (user?.matomoId) draft.push('resetUserId')
  state.user = id ? { id, matomoId } : undefined
}

function toMatomoId(id: string, draft: Draft): string | undefined {
  const { userId } = draft.settings
  if (typeof userId === 'boolean') return userId ? id : undefined
  let why: unknown = 'the userId function returned no text'
  try {
    const mapped = toText(userId(id))
    if (mapped) return mapped
  } catch (error) {
    why = error
  }
  draft.omit('the user id', String(why))
}
