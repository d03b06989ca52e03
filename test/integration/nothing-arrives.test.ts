import { matomo } from '../../src'
import { cleanPage, SITE, startAnalytics } from './support/start-analytics'

// What the questions under "Nothing arrives" in docs/debugging.md ask, and what the console shows for each cause.

/** What is printed: the titles of groups and the texts of lines. */
let printed: string[]

beforeEach(async () => {
  await cleanPage()
  printed = []
  for (const method of ['log', 'group', 'groupCollapsed', 'warn', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      printed.push(args.map(String).join(' '))
    })
  }
})
afterEach(async () => {
  await cleanPage()
  jest.restoreAllMocks()
})

const shows = (text: string) => printed.some((line) => line.includes(text))
const hasStarted = () => shows('[segment-matomo] Sends to site')
const hasGroup = () => shows('[segment-matomo] track Played')

type Start = Parameters<typeof startAnalytics>[0]

async function play(options: Start, integrations = {}): Promise<void> {
  const analytics = await startAnalytics(options)
  await analytics.track('Played', {}, { integrations })
}

test('with a wrong setting the plugin does not start, and a MatomoSettingsError is shown', async () => {
  await play({ settings: { debug: true, siteId: 0 } })
  expect([hasStarted(), shows('MatomoSettingsError')]).toEqual([false, true])
})

test.each([
  [
    'a plugin that `integrations` switches off at load',
    { settings: { debug: true }, load: { integrations: { Matomo: false } } },
  ],
  ['an analytics.js without the plugin', { plugins: [] }],
])('%s does not start, and no MatomoSettingsError is shown', async (_, options: Start) => {
  await play(options)
  expect([hasStarted(), shows('MatomoSettingsError')]).toEqual([false, false])
})

test('a plugin that waits for consent says that it has started', async () => {
  await play({ settings: { debug: true, consent: { require: 'tracking' } } })
  expect([hasStarted(), hasGroup(), shows('] held: ')]).toEqual([true, true, true])
})

test('a call that `integrations` keeps from Matomo has no group', async () => {
  await play({ settings: { debug: true } }, { Matomo: false })
  expect([hasStarted(), hasGroup()]).toEqual([true, false])
})

test('a call that middleware drops has no group', async () => {
  const analytics = await startAnalytics({ plugins: [matomo({ ...SITE, debug: true })] })
  await analytics.addDestinationMiddleware('Piwik', ({ next }) => {
    next(null)
  })
  await analytics.track('Played')
  expect([hasStarted(), hasGroup()]).toEqual([true, false])
})

test('while matomo.js is not loaded, a call has a group with commands, and `_paq` is an array', async () => {
  await play({ settings: { debug: true } })
  expect([hasStarted(), hasGroup(), shows('_paq.push trackEvent,All,Played')]).toEqual([true, true, true])
  expect(Array.isArray(window._paq)).toBe(true)
})
