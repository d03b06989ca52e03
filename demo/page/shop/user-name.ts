import type { Analytics } from '@segment/analytics-next'

/** The name of who is logged in: analytics.js keeps what `identify` told it. */
export function userName(analytics: Analytics): string | undefined {
  const name: unknown = analytics.user().traits()?.name
  return analytics.user().id() && typeof name === 'string' ? name : undefined
}
