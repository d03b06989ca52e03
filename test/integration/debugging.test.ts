import type { Analytics } from '@segment/analytics-next'
import { matomo, type MatomoCallReport } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { cleanPage, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

/** What the console shows: `>` opens a group that is collapsed, `v` one that is not, `<` closes one. */
const lines: string[] = []
const print = (...args: unknown[]) => void lines.push(args.map((arg) => JSON.stringify(arg)).join(' '))

beforeEach(() => {
  lines.length = 0
  jest.spyOn(console, 'groupCollapsed').mockImplementation((...title) => lines.push(`> ${title.join(' ')}`))
  jest.spyOn(console, 'group').mockImplementation((...title) => lines.push(`v ${title.join(' ')}`))
  jest.spyOn(console, 'groupEnd').mockImplementation(() => lines.push('<'))
  jest.spyOn(console, 'log').mockImplementation(print)
})
afterEach(async () => {
  // Deregistering prints as well.
  await cleanPage()
  jest.restoreAllMocks()
})

/** Makes two calls, and returns what is printed of them without the events themselves, to which analytics.js adds much. */
async function printCalls(analytics: Analytics): Promise<string[]> {
  await analytics.identify('ann')
  await analytics.track('Played', {}, { integrations: { Matomo: { cvar: { 9: ['a', 'b'] } } } })
  return lines.filter((line) => !line.startsWith('{'))
}

const GROUPS = [
  '> [segment-matomo] identify ann',
  '"_paq.push" ["setUserId","ann"]',
  '<',
  'v [segment-matomo] track Played',
  '"_paq.push" ["trackEvent","All","Played"]',
  JSON.stringify(
    '[segment-matomo] left-out: The custom variable 9 was not sent to Matomo because the setting customVariableLimit is 5. Raise the setting to as many custom variables as your Matomo has. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)',
  ),
  '<',
]

test('the setting debug prints one group for each call', async () => {
  const analytics = await startAnalytics({ settings: { debug: true } })
  lines.length = 0
  expect(await printCalls(analytics)).toEqual(GROUPS)
  expect(lines.filter((line) => line.startsWith('{"'))).toHaveLength(2)
})

test('analytics.debug(true) prints one group for each call', async () => {
  const analytics = await startAnalytics()
  analytics.debug(true)
  const printed = await printCalls(analytics)
  expect(printed.filter((line) => GROUPS.includes(line))).toEqual(GROUPS)
})

test('the debug group of a call that waits for consent says so', async () => {
  const analytics = await startAnalytics({ settings: { debug: true, consent: { require: 'tracking' } } })
  await analytics.track('Played')
  expect(lines.at(-2)).toBe(
    '"[segment-matomo] held: The call waits for the visitor to decide about consent. It is sent, with its own time, once consent is given. (https://unpkg.com/segment-matomo@1/docs/debugging.md#held)"',
  )
})

test('the setting debug prints a group for a reset', async () => {
  const analytics = await startAnalytics({ settings: { debug: true } })
  lines.length = 0
  analytics.reset()
  expect(lines).toEqual(['> [segment-matomo] reset ', '{"type":"reset"}', '"_paq.push" ["resetUserId"]', '<'])
})

test('nothing is printed without debugging', async () => {
  expect(await printCalls(await startAnalytics())).toEqual([])
})

test('the setting debug prints at the start the site, the server, what the plugin waits for, and where settings come from', async () => {
  await startAnalytics({
    plugins: [matomo({ siteId: 7, debug: true })],
    load: { integrations: { Matomo: { serverUrl: 'https://matomo.test' } } },
    source: { Piwik: { goals: { Paid: 1 } } },
  })
  expect(lines).toEqual([
    JSON.stringify(
      "[segment-matomo] Sends to site 7 at https://matomo.test/matomo.php. Waits for matomo.js. Settings: siteId from the argument of matomo(), serverUrl from options.integrations.Matomo, debug from the argument of matomo(), goals from the source's settings for Piwik.",
    ),
  ])
})

test('the line at the start says that the plugin waits for consent to tracking', async () => {
  await startAnalytics({ settings: { debug: true, consent: { require: 'tracking' } } })
  expect(lines[0]).toContain("Waits for the visitor's consent.")
})

test('a function as debug is told of calls that are held, recorded and dropped, and of a reset', async () => {
  const told: MatomoCallReport[] = []
  const debug = (report: MatomoCallReport) => void told.push(report)
  const analytics = await startAnalytics({ settings: { debug, consent: { require: 'tracking' } } })
  const played = await analytics.track('Played')
  matomo.consent.given()
  analytics.reset()
  matomo.consent.refused()
  await analytics.track('Stopped')

  expect(told.map(({ event, outcome, commands }) => [event.event ?? event.type, outcome, commands])).toEqual([
    ['Played', 'held', undefined],
    ['Played', 'recorded', [['trackEvent', 'All', 'Played']]],
    ['reset', 'recorded', [['resetUserId']]],
    ['Stopped', 'left-out', undefined],
  ])
  expect(told.map(({ context }) => context.id === played.id)).toEqual([true, true, false, false])
  expect(told.at(-1)?.notes).toEqual([
    'The call was not sent to Matomo because the visitor has refused consent. Calls are sent again as soon as consent is given.',
  ])
  expect(lines).toEqual([])
})
