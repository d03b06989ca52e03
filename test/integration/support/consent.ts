/** The options of a call that carries Segment's consent stamp. */
export const stamp = (categoryPreferences: Record<string, boolean>) => ({
  context: { consent: { categoryPreferences } },
})

/** The stamp of a visitor who agrees to the category that `TRACKING` and `COOKIES` name. */
export const agreed = () => stamp({ C0001: true, C0002: true })

/** The stamp of a visitor who refuses that category. */
export const refused = () => stamp({ C0001: true, C0002: false })

export const TRACKING = { consent: { require: 'tracking', categories: ['C0002'] } } as const
export const COOKIES = { consent: { require: 'cookies', categories: ['C0002'] } } as const
