import { Context } from '@segment/analytics-next'
import { matomo } from '../../src'
import { PIWIK } from './support/piwik'
import { cleanPage, SITE, startAnalytics } from './support/start-analytics'
import { useProduction } from './support/use-production'

useProduction()
beforeEach(cleanPage)

const warnings = jest.spyOn(console, 'warn').mockImplementation()
beforeEach(() => warnings.mockClear())
afterAll(() => warnings.mockRestore())

/** Starts the plugin for a source, and stops it again. */
const startBeside = async (source: Record<string, object>) => {
  const plugin = matomo(SITE)
  const analytics = await startAnalytics({ plugins: [plugin], source })
  // analytics.js would unload only the first of two plugins with one name.
  await plugin.unload?.(Context.system(), analytics)
}

test('a plugin registered beside the classic destination warns that calls count twice, with the line that mends this', async () => {
  await startBeside({ Piwik: PIWIK })
  expect(warnings).toHaveBeenCalledWith(expect.stringContaining('{ updateCDNSettings: adoptPiwik }'))
})

test.each([{}, { Piwik: { siteId: 3 } }, { Piwik: { ...PIWIK, bundlingStatus: 'unbundled' } }])(
  'a plugin registered directly does not warn where the source loads no classic destination: %j',
  async (source) => {
    await startBeside(source as Record<string, object>)
    expect(warnings).not.toHaveBeenCalled()
  },
)
