import { toText } from '../lib/to-text'
import { forgetTraits } from './custom-dimensions'
import { push, type Draft } from './draft'

/**
 * The user of an event. Segment puts the user id on every event, so a returning visitor is known on
 * the first page view, before `identify` is called again. `identify` itself is always passed on.
 */
export function mapUserId(draft: Draft): void {
  const { event, state } = draft
  const { user, matomoUser } = state
  const { userId } = event
  // Nearly always: then it is text.
  const id = userId === user ? user : toText(userId)
  if (id !== user) {
    state.user = id
    if (user) forgetTraits(draft)
    state.matomoUser = id && toMatomoUser(draft, id)
    // Also where an event comes without a user after one who had been known.
    if (matomoUser && !state.matomoUser) push(draft, 'resetUserId')
  } else if (event.type !== 'identify') return
  if (state.matomoUser) push(draft, 'setUserId', state.matomoUser)
}

function toMatomoUser(draft: Draft, id: string): string | undefined {
  const { userId } = draft.settings
  if (typeof userId === 'boolean') return userId ? id : undefined
  let why: unknown = 'no text'
  try {
    const mapped = toText(userId(id))
    if (mapped) return mapped
  } catch (error) {
    why = error
  }
  draft.omitted.push(`the user id: ${String(why)}`)
}
