import type { Context } from '@segment/analytics-next'

/** The texts in the log of a call. */
export const messagesOf = (ctx: Context): string[] => ctx.logs().map(({ message }) => message)
