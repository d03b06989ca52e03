import type { Plugin } from '@segment/analytics-next'
import { matomo, MatomoSettingsError } from '../../src'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)

describe('settings come from', () => {
  const given = { siteId: '5', serverUrl: 'https://m.test' }
  const start = [['setSiteId', '5'], ['setTrackerUrl', 'https://m.test/matomo.php'], ['enableLinkTracking']]

  test('the argument of matomo()', async () => {
    await startAnalytics({ plugins: [matomo(given)] })
    expect(window._paq).toEqual(start)
  })

  test.each(['Piwik', 'Matomo'])('integrations.%s in the options of load', async (name) => {
    await startAnalytics({ plugins: [matomo()], load: { integrations: { [name]: given } } })
    expect(window._paq).toEqual(start)
  })

  test.each(['Piwik', 'Matomo'])(
    'the source’s settings under %s, with Segment’s key for the server',
    async (name) => {
      await startAnalytics({ plugins: [matomo()], source: { [name]: { siteId: '5', url: '//m.test' } } })
      expect(window._paq).toEqual(start)
    },
  )

  test('all three at once, the argument being the strongest and the source the weakest', async () => {
    await startAnalytics({
      plugins: [matomo({ siteId: 1 })],
      load: { integrations: { Piwik: { siteId: 2, serverUrl: 'https://options.test' } } },
      source: { Piwik: { siteId: 3, url: 'https://source.test', goals: [{ key: 'Paid', value: '4' }] } },
    }).then((analytics) => analytics.track('Paid'))
    expect(window._paq).toEqual([
      ['setSiteId', 1],
      ['setTrackerUrl', 'https://options.test/matomo.php'],
      ['enableLinkTracking'],
      ['trackGoal', 4],
      ['trackEvent', 'All', 'Paid'],
    ])
  })
})

describe('bad settings', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation()
  afterEach(() => warn.mockClear())
  afterAll(() => {
    warn.mockRestore()
  })

  test.each([
    [{ siteId: '' }, 'siteId'],
    [{ serverUrl: 'ftp://x' }, 'serverUrl'],
    [{ customVariableLimit: -1 }, 'customVariableLimit'],
    [{ goals: { Paid: 'x' } }, 'goals["Paid"]'],
  ])('%j: nothing is loaded or pushed, other destinations and analytics.js go on', async (bad, setting) => {
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
    const destination = matomo({ siteId: 1, serverUrl: 'https://matomo.test', ...bad })
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
    expect(pushedNothing()).toBe(true)
  })
})

const pushedNothing = () => window._paq === undefined || pushed().length === 0
