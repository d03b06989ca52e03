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
  [{ cookies: 'no' }, 'cookies'],
  [{ consent: { require: 'all' } }, 'consent.require'],
  [{ commands: [['disableCookies'], 'requireConsent'] }, 'commands[1]'],
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
    const destination = matomo({ ...SITE, ...bad } as never)
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

test('a mistake in an optional setting costs only itself, with one warning', async () => {
  const mistakes = { heartBeat: 2, linkTracking: 'yes', goals: { Paid: 4, Sold: 'x' } }
  const destination = matomo({ siteId: 1, serverUrl: '/matomo', ...mistakes } as never)
  const analytics = await startAnalytics({ plugins: [destination] })
  await analytics.track('Sold')
  await analytics.track('Paid')
  expect(window._paq).toEqual([
    ['setSiteId', 1],
    ['setTrackerUrl', 'https://shop.test/matomo/matomo.php'],
    ['enableLinkTracking'],
    ['trackEvent', 'All', 'Sold'],
    ['trackGoal', 4],
    ['trackEvent', 'All', 'Paid'],
  ])
  const named = warn.mock.calls.map(([text]) => /The setting (\S+) is/.exec(String(text))?.[1])
  expect(named.sort()).toEqual(['goals["Sold"]', 'heartBeat', 'linkTracking'])
})

test.each([undefined, null, 5, 'x', [], () => 1])('matomo(%p) does not throw', async (argument) => {
  const analytics = await startAnalytics({ plugins: [matomo(argument as never)] })
  expect(analytics.queue.failedInitializations).toEqual(['Piwik'])
  expect(window._paq).toBeUndefined()
})
