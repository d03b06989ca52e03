import { version } from '../../package.json'
import { matomo } from '../../src'

test('the plugin has the names, the type and the version that Segment expects', () => {
  expect(matomo()).toMatchObject({
    name: 'Piwik',
    alternativeNames: ['Matomo'],
    type: 'destination',
    version,
  })
  expect(matomo.pluginName).toBe('Piwik')
})
