import type { Plugin } from '@segment/analytics-next'
import { matomo, MatomoSettingsError } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, queued, SITE, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

describe('settings come from', () => {
  const given = { siteId: '5', serverUrl: 'https://m.test' }
  const start = [['setSiteId', '5'], ['setTrackerUrl', 'https://m.test/matomo.php'], ['enableLinkTracking']]

  test('the argument of matomo()', async () => {
    await startAnalytics({ plugins: [matomo(given)] })
    expect(queued()).toEqual(start)
  })

  test.each(['Piwik', 'Matomo'])('integrations.%s in the options of load', async (name) => {
    await startAnalytics({ plugins: [matomo()], load: { integrations: { [name]: given } } })
    expect(queued()).toEqual(start)
  })

  test.each(['Piwik', 'Matomo'])(
    'the source’s settings under %s, with Segment’s key for the server',
    async (name) => {
      await startAnalytics({ plugins: [matomo()], source: { [name]: { siteId: '5', url: '//m.test' } } })
      expect(queued()).toEqual(start)
    },
  )

  test('all three sources, of which the argument is the strongest and the source’s settings are the weakest', async () => {
    const analytics = await startAnalytics({
      plugins: [matomo({ siteId: 1 })],
      load: { integrations: { Piwik: { siteId: 2, serverUrl: 'https://options.test' } } },
      source: { Piwik: { siteId: 3, url: 'https://source.test', goals: [{ key: 'Paid', value: '4' }] } },
    })
    await analytics.track('Paid')
    expect(queued()).toEqual([
      ['setSiteId', 1],
      ['setTrackerUrl', 'https://options.test/matomo.php'],
      ['enableLinkTracking'],
      ['trackGoal', 4],
      ['trackEvent', 'All', 'Paid'],
    ])
  })
})

describe('wrong settings', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation()
  afterEach(() => warn.mockClear())
  afterAll(() => warn.mockRestore())

  test.each([
    [{ siteId: '' }, 'siteId'],
    [{ serverUrl: 'ftp://x' }, 'serverUrl'],
    [{ customVariableLimit: -1 }, 'customVariableLimit'],
    [{ goals: { Paid: 'x' } }, 'goals["Paid"]'],
  ])('%j: the plugin loads and pushes nothing, and other destinations go on', async (bad, setting) => {
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
  })

  test.each([undefined, null, 5, 'x', [], () => 1])('matomo(%p) does not throw', async (argument) => {
    const analytics = await startAnalytics({ plugins: [matomo(argument as never)] })
    expect(analytics.queue.failedInitializations).toEqual(['Piwik'])
    expect(window._paq).toBeUndefined()
  })
})
