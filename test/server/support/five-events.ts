import type { Page } from 'playwright-core'

export const EVENTS = ['one', 'two', 'three', 'four', 'five']

/** Tracks the events with the plugin, one after the other. */
export const trackWithPlugin = (page: Page) =>
  page.evaluate(async (events) => {
    for (const event of events) await window.analytics.track(event)
  }, EVENTS)
