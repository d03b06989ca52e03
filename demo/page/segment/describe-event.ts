import type { SegmentEvent } from '@segment/analytics-next'
import type { CallDescription } from '../panel/call-log'

/** On page calls Segment puts these among the properties; they are in the commands anyway. */
const pageFields = new Set(['path', 'referrer', 'search', 'title', 'url', 'name', 'category'])

/** A Segment call in short: as the shop made it. */
export function describeEvent(event: SegmentEvent): CallDescription {
  const { type, properties = {}, traits = {} } = event
  switch (type) {
    case 'track':
      return { method: type, name: event.event ?? '', detail: properties }
    case 'page':
    case 'screen': {
      const own = Object.entries(properties).filter(([key]) => !pageFields.has(key))
      return { method: type, name: event.name ?? '', detail: Object.fromEntries(own) }
    }
    case 'identify':
      return { method: type, name: event.userId ?? '', detail: traits }
    case 'group':
      return { method: type, name: event.groupId ?? '', detail: traits }
    default:
      return { method: type, name: '', detail: {} }
  }
}
