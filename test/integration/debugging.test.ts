import type { Analytics } from '@segment/analytics-next'
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
    '[segment-matomo] left-out: The custom variable 9 was not sent to Matomo because the setting customVariableLimit is 5. Raise the setting to as many custom variables as your Matomo has. (docs/debugging.md#left-out)',
  ),
  '<',
]

test('the setting debug prints one group for each call', async () => {
  expect(await printCalls(await startAnalytics({ settings: { debug: true } }))).toEqual(GROUPS)
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
    '"[segment-matomo] held: The call waits for the visitor to decide about consent. It is sent, with its own time, once consent is given. (docs/debugging.md#held)"',
  )
})

test('the setting debug prints a group for a reset', async () => {
  const analytics = await startAnalytics({ settings: { debug: true } })
  analytics.reset()
  expect(lines).toEqual(['> [segment-matomo] reset ', '{"type":"reset"}', '"_paq.push" ["resetUserId"]', '<'])
})

test('nothing is printed without debugging', async () => {
  expect(await printCalls(await startAnalytics())).toEqual([])
})
