import { toText } from '../lib/to-text'
import { omit, push, type Draft } from './draft'
import { changeTraitsUser } from './map-traits'

/**
 * The user of an event. Segment puts the user id on every event, so a returning visitor is known on the first page view,
 * before `identify` is called again. An `identify` call always passes its user on.
 */
export function mapUserId(draft: Draft): void {
  const { event, state } = draft
  const user = readUser(draft)
  if (user !== state.eventUser) changeUser(draft, user)
  else if (event.type === 'identify' && state.matomoUser !== undefined) {
    push(draft, 'setUserId', state.matomoUser)
  }
}

function readUser({ event, state }: Draft): string | undefined {
  // Nearly every event has the user of the event before: that user's id is known to be text.
  return event.userId === state.eventUser ? state.eventUser : toText(event.userId)
}

function changeUser(draft: Draft, user: string | undefined): void {
  const { state } = draft
  const previous = state.matomoUser
  if (user !== undefined) state.user = user
  state.eventUser = user
  changeTraitsUser(draft)
  state.matomoUser = user === undefined ? undefined : toMatomoUser(draft, user)
  if (state.matomoUser !== undefined) push(draft, 'setUserId', state.matomoUser)
  // An event without a user, or whose user id is not sent, is not recorded for the user before.
  else if (previous !== undefined) push(draft, 'resetUserId')
}

/** The id that Matomo gets for a user, by the setting `userId`. */
function toMatomoUser(draft: Draft, user: string): string | undefined {
  const { userId } = draft.settings
  if (typeof userId === 'boolean') return userId ? user : undefined
  let problem = 'did not return a text'
  try {
    const mapped = toText(userId(user))
    if (mapped !== undefined) return mapped
  } catch (error) {
    problem = `threw an error: ${String(error)}`
  }
  omit(
    draft,
    `The user id was not sent to Matomo because your userId function ${problem}. Return a text for every id.`,
  )
  return undefined
}
