import { readText } from '../lib/read-field'
import { toText } from '../lib/to-text'
import type { Draft } from './draft'

/** The title of a page view or a screen. It is empty if there is none. */
export function pageTitle(draft: Draft): string {
  const { event, settings } = draft
  const { type, properties } = event
  const name = readText(event, 'name') ?? readText(properties, 'name')
  if (type === 'screen') return name ?? documentTitle(draft)
  if (settings.pageTitle === 'title') return documentTitle(draft)
  const category = readText(event, 'category') ?? readText(properties, 'category')
  // Matomo can make a tree of the page titles, by their ` / `.
  const names = [category, name].filter((each) => each !== undefined)
  return names.join(' / ') || documentTitle(draft)
}

/**
 * The title that the event says, as it is now: a plugin may have changed it since the call. If the event had none at the call
 * either, as a route without a title has, it is the document's. A title that a plugin has emptied stays empty.
 */
function documentTitle({ event, moment }: Draft): string {
  const { properties, context } = event
  const said = readText(properties, 'title') ?? readText(context?.page, 'title')
  if (said !== undefined) return said
  const { title, said: saidAtCall } = moment.page
  const hadTitle = readText(saidAtCall.properties, 'title') ?? readText(saidAtCall.context, 'title')
  return hadTitle === undefined ? (toText(title) ?? '') : ''
}
