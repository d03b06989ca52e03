import type { Analytics } from '@segment/analytics-next'

/** The name of the user who is logged in. analytics.js keeps the id and the traits of the last `identify`. */
export function userName(analytics: Analytics): string | undefined {
  const name: unknown = analytics.user().traits()?.name
  return analytics.user().id() && typeof name === 'string' ? name : undefined
}
