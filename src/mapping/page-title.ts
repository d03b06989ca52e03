import { readText } from '../lib/read-field'
import { toText } from '../lib/to-text'
import type { Draft } from './draft'

/** The title of a page view or a screen. It is empty if there is none. */
export function pageTitle(draft: Draft): string {
  const { event, settings } = draft
  const { type, properties } = event
  const name = readText(event, 'name') ?? readText(properties, 'name')
  if (type === 'screen') return name ?? titleOfEvent(draft)
  if (settings.pageTitle === 'title') return titleOfEvent(draft)
  const category = readText(event, 'category') ?? readText(properties, 'category')
  // Matomo can make a tree of the page titles, by their ` / `.
  const names = [category, name].filter((each) => each !== undefined)
  return names.join(' / ') || titleOfEvent(draft)
}

/**
 * The title that the event says now: a plugin may have changed the title since the call. If the event had no title at the call
 * either, like a route without a title, the document's title counts. A title that a plugin has emptied stays empty.
 */
function titleOfEvent({ event, moment }: Draft): string {
  const { properties, context } = event
  const said = readText(properties, 'title') ?? readText(context?.page, 'title')
  if (said !== undefined) return said
  const { title, said: saidAtCall } = moment.page
  const hadTitle = readText(saidAtCall.properties, 'title') ?? readText(saidAtCall.context, 'title')
  return hadTitle === undefined ? (toText(title) ?? '') : ''
}
