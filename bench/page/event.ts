const page = { path: location.pathname, referrer: '', search: '', title: 'Shop', url: location.href }
const { userAgent } = navigator

/** What analytics.js hands to a plugin for a track call. */
export const contextOf = (event: string, properties: object = {}, id = 0) =>
  contextWith(
    {
      type: 'track' as const,
      event,
      properties: { category: 'Shop', label: 'Web', value: 3, revenue: '$19.90', ...properties },
    },
    id,
  )

/** What analytics.js hands to a plugin for a page call. */
export const pageViewContext = () => contextWith({ type: 'page' as const, properties: { ...page } }, 'page')

/** An event with everything that analytics.js adds to its context. */
const contextWith = <Fields extends object>(fields: Fields, id: number | string) => ({
  id: `0b4f2f6c-6b0c-4b55-9c7e-${id}`,
  log: () => undefined,
  event: {
    ...fields,
    messageId: `ajs-next-1795434829000-${id}`,
    userId: 'ann',
    anonymousId: '0b4f2f6c-6b0c-4b55-9c7e-6f0f3f1c2a11',
    timestamp: new Date(),
    integrations: { 'Segment.io': false },
    context: {
      page,
      userAgent,
      locale: 'en-US',
      timezone: 'Europe/Berlin',
      userAgentData: { brands: [{ brand: 'Chromium', version: '143' }], mobile: false, platform: 'Linux' },
      library: { name: 'analytics.js', version: 'npm:next-1.84.0' },
    },
  },
})
