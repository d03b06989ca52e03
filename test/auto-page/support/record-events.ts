import type { Context, Plugin } from '@segment/analytics-next'

/** An event as a destination gets it. */
export interface RecordedEvent {
  readonly type: string
  /** The event's name; for a page call the page's. */
  readonly name: string | undefined
  readonly url: unknown
  readonly title: unknown
  readonly referrer: unknown
  readonly properties: Readonly<Record<string, unknown>>
}

/** A destination that notes the page and track events that it gets. */
export function recordEvents(): { readonly plugin: Plugin; readonly events: readonly RecordedEvent[] } {
  const events: RecordedEvent[] = []
  const record = (ctx: Context) => {
    const { type, name, event, properties = {}, context } = ctx.event
    const { url, title, referrer } = { ...context?.page, ...properties }
    events.push({ type, name: name ?? event, url, title, referrer, properties })
    return ctx
  }
  const plugin: Plugin = {
    ...{ name: 'Recorder', type: 'destination', version: '1' },
    isLoaded: () => true,
    load: () => Promise.resolve(),
    page: record,
    track: record,
  }
  return { plugin, events }
}
