import type { SegmentEvent } from '@segment/analytics-next'
import { toText } from '../lib/to-text'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Omit } from './mapping'
import type { State } from './state'

/**
 * The user of an event. Segment puts the user id on every event, so a returning visitor is known on
 * the first page view, before `identify` is called again. `identify` itself is always passed on.
 */
export function mapUserId(
  event: SegmentEvent,
  { user }: State,
  { userId: setting }: ResolvedSettings,
  omit: Omit,
): [MatomoCommand[], State['user']] {
  const id = toText(event.userId)
  if (id === undefined) {
    // The event was tracked without a user, by a visitor who had been known.
    return [user?.matomoId === undefined ? [] : [['resetUserId']], undefined]
  }
  if (id === user?.id && event.type !== 'identify') return [[], user]
  const matomoId = id === user?.id ? user.matomoId : toMatomoId(id, setting, omit)
  if (matomoId !== undefined) return [[['setUserId', matomoId]], { id, matomoId }]
  return [user?.matomoId === undefined ? [] : [['resetUserId']], { id, matomoId }]
}

function toMatomoId(id: string, setting: ResolvedSettings['userId'], omit: Omit): string | undefined {
  if (typeof setting === 'boolean') return setting ? id : undefined
  try {
    const mapped = toText(setting(id))
    if (mapped === undefined) omit('the user id: the userId function returned no text')
    return mapped
  } catch (error) {
    omit(`the user id: the userId function threw ${String(error)}`)
    return undefined
  }
}
