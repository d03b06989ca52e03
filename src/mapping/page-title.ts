import type { SegmentEvent } from '@segment/analytics-next'
import { readText } from '../lib/read-field'
import type { ResolvedSettings } from '../settings/resolve-settings'

/** The title of a page view or a screen. It is empty if nobody says one. */
export function pageTitle(event: SegmentEvent, settings: ResolvedSettings): string {
  const { type, properties, context } = event
  const name = readText(event, 'name') ?? readText(properties, 'name')
  const title = readText(properties, 'title') ?? readText(context?.page, 'title') ?? ''
  if (type === 'screen') return name ?? title
  if (settings.pageTitle === 'title') return title
  const category = readText(event, 'category') ?? readText(properties, 'category')
  // Matomo can make a tree of the page titles, by their ` / `.
  const names = [category, name].filter((each) => each !== undefined)
  return names.join(' / ') || title
}
