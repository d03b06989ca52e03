import { isHit, type HitFacts } from '../matomo/hit'
import type { MappedCall, Standing } from '../matomo/mapped-call'
import type { QueueItem } from '../matomo/queue-item'
import type { SourcedCall } from './call-copy'

/**
 * The calls of items that wait, in their order. What does not wait any more, such as a hit that was sent, is left out of its call.
 *
 * @param start - what was set when the page started. The user's own commands may hold hits as well, which belong to no call:
 *   they become a call that was made then
 */
export function callsOf(
  items: readonly QueueItem[],
  start: Standing & Pick<HitFacts, 'time'>,
): readonly SourcedCall<MappedCall | undefined>[] {
  const byCall = new Map<MappedCall | undefined, QueueItem[]>()
  for (const item of items) {
    if (!item.call && !isHit(item.command)) continue
    byCall.set(item.call, [...(byCall.get(item.call) ?? []), item])
  }
  return [...byCall].map(([source, itemsOfCall]) => {
    const commands = itemsOfCall.map(({ command }) => command)
    const startsVisit = itemsOfCall.some((item) => item.startsVisit)
    const call: MappedCall = source
      ? { ...source, commands, startsVisit }
      : { ...start, commands: [['setDocumentTitle', document.title], ...commands], startsVisit }
    return { source, call }
  })
}
