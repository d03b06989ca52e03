import { isDebugging } from '../../src/destination/is-debugging'
import { createAnalytics } from './support/analytics'

test.each([true, false])('analytics.js debugs after analytics.debug(true): %p', (debugs) => {
  expect(isDebugging(createAnalytics({ isDebugging: debugs }))).toBe(debugs)
})

test('analytics.js does not debug where it does not say so', () => {
  const analytics = createAnalytics()
  Reflect.deleteProperty(analytics, '_debug')
  expect(isDebugging(analytics)).toBe(false)
})
