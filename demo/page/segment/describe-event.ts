import type { SegmentEvent } from '@segment/analytics-next'
import type { CallDescription } from '../panel/logged-call'

/** Properties that Segment adds to page calls. The panel shows them in the commands. */
const pageFields = new Set(['path', 'referrer', 'search', 'title', 'url', 'name', 'category'])

/** Describes a Segment call as the shop made it. */
export function describeEvent(event: SegmentEvent): CallDescription {
  const { type, properties = {}, traits = {} } = event
  switch (type) {
    case 'track':
      return { method: type, name: event.event ?? '', detail: properties }
    case 'page':
    case 'screen': {
      const given = Object.entries(properties).filter(([key]) => !pageFields.has(key))
      return { method: type, name: event.name ?? '', detail: Object.fromEntries(given) }
    }
    case 'identify':
      return { method: type, name: event.userId ?? '', detail: traits }
    case 'group':
      return { method: type, name: event.groupId ?? '', detail: traits }
    default:
      return { method: type, name: '', detail: {} }
  }
}
