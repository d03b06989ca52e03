import { matomo } from '../../src'
import { pageConsent } from '../../src/destination/page-consent'

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
