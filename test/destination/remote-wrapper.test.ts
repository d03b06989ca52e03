import type { Plugin } from '@segment/analytics-next'
import { findWrapper } from '../../src/destination/remote-wrapper'
import { createAnalytics } from './support/analytics'

const PLUGIN = { name: 'Piwik' } as Plugin

test('the wrapper of a remote plugin is found among the plugins of analytics.js', () => {
  const analytics = createAnalytics()
  const wrapper = { action: PLUGIN, middleware: [] }
  analytics.queue.plugins.push({ name: 'Other' }, { action: { name: 'Piwik' } }, wrapper)
  expect(findWrapper(PLUGIN, analytics)).toBe(wrapper)
})

test('a plugin that is registered as it is has no wrapper, although another one of its name has', () => {
  const analytics = createAnalytics()
  analytics.queue.plugins.push(PLUGIN, { action: { name: 'Piwik' } })
  expect(findWrapper(PLUGIN, analytics)).toBeUndefined()
})
