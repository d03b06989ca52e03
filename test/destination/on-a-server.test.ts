import { Context } from '@segment/analytics-next'
import { matomo } from '../../src'
import { pageConsent } from '../../src/destination/page-consent'
import { createAnalytics } from './support/analytics'

test.each(['given', 'refused'] as const)(
  'saying on a server that consent is %s changes nothing',
  (decision) => {
    expect(() => {
      pageConsent[decision]()
    }).not.toThrow()
    expect(Reflect.ownKeys(globalThis)).not.toContain(Symbol.for('segment-matomo'))
  },
)

test('a plugin can be made on a server, also one that preloads, and is not loaded there', () => {
  expect(matomo({ siteId: 1, serverUrl: 'https://matomo.test', preload: true }).isLoaded()).toBe(false)
})

test('a plugin that is loaded on a server starts nothing, and returns events', async () => {
  const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test' })
  const context = new Context({ type: 'track', event: 'Played' })
  await expect(plugin.load(context, createAnalytics())).resolves.toBeUndefined()
  expect(plugin.track?.(context)).toBe(context)
  await expect(plugin.ready?.()).resolves.toBeUndefined()
})
