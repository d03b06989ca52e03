import type { Plugin } from '@segment/analytics-next'
import { matomo, MatomoSettingsError } from '../../src'
import { cleanPage, SITE, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)

const warn = jest.spyOn(console, 'warn').mockImplementation()
afterEach(() => warn.mockClear())
afterAll(() => warn.mockRestore())

test.each([
  [{ siteId: '' }, 'siteId'],
  [{ serverUrl: 'ftp://x' }, 'serverUrl'],
  [{ customVariableLimit: -1 }, 'customVariableLimit'],
  [{ goals: { Paid: 'x' } }, 'goals["Paid"]'],
])(
  'wrong settings %j: the plugin loads and pushes nothing, and other destinations go on',
  async (bad, setting) => {
    const seen: string[] = []
    const other: Plugin = {
      name: 'Other',
      type: 'destination',
      version: '1',
      isLoaded: () => true,
      load: () => Promise.resolve(),
      track: (ctx) => {
        seen.push(ctx.event.event ?? '')
        return ctx
      },
    }
    const destination = matomo({ ...SITE, ...bad })
    const analytics = await startAnalytics({ plugins: [destination, other] })
    await analytics.track('Played')
    await analytics.ready()

    expect(seen).toEqual(['Played'])
    expect(window._paq).toBeUndefined()
    expect(document.querySelector('script')).toBeNull()
    expect(analytics.queue.failedInitializations).toEqual(['Piwik'])
    const [, error] = warn.mock.calls[0] as [string, MatomoSettingsError]
    expect(error).toBeInstanceOf(MatomoSettingsError)
    expect(error.setting).toBe(setting)
  },
)

test.each([undefined, null, 5, 'x', [], () => 1])('matomo(%p) does not throw', async (argument) => {
  const analytics = await startAnalytics({ plugins: [matomo(argument as never)] })
  expect(analytics.queue.failedInitializations).toEqual(['Piwik'])
  expect(window._paq).toBeUndefined()
})
