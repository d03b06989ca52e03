import { createWrapper, type Categories } from '@segment/analytics-consent-tools'
import { AnalyticsBrowser, type Analytics } from '@segment/analytics-next'
import { adoptPiwik, matomo } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { PIWIK } from './support/piwik'
import { countScripts } from './support/scripts'
import { cleanPage, pushed } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

let running: Analytics | undefined
afterEach(async () => {
  await running?.deregister('Piwik')
})

/** Starts a source with the classic destination, under Segment's consent tools. */
async function start(consentModel: 'opt-in' | 'opt-out', categories: Categories): Promise<Analytics> {
  const analytics = new AnalyticsBrowser()
  createWrapper<AnalyticsBrowser>({
    getCategories: () => categories,
    shouldLoadSegment: (ctx) => ctx.load({ consentModel }),
  })(analytics)
  const piwik = { ...PIWIK, consentSettings: { categories: ['C0002'] } }
  // The wrapper's load has a type of its own.
  ;(analytics.load as (...args: unknown[]) => unknown)(
    {
      writeKey: 'test',
      cdnSettings: {
        integrations: { 'Segment.io': { apiKey: 'test' }, Piwik: piwik },
        consentSettings: { allCategories: ['C0002'], hasUnmappedDestinations: false },
      },
      plugins: [matomo],
    },
    { updateCDNSettings: adoptPiwik, integrations: { 'Segment.io': false } },
  )
  const [instance] = await analytics
  running = instance
  return instance
}

test('Matomo is never contacted when Segment’s consent tools are told of a refusal, in opt-in mode', async () => {
  const analytics = await start('opt-in', { C0002: false })
  await analytics.track('Played')
  expect(window._paq).toBeUndefined()
  expect(countScripts()).toBe(0)
})

test('events are sent when Segment’s consent tools are told of consent, in opt-in mode', async () => {
  const analytics = await start('opt-in', { C0002: true })
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('Segment’s consent tools block events and let them through again, in opt-out mode', async () => {
  const categories = { C0002: false }
  const analytics = await start('opt-out', categories)
  await analytics.track('One')
  expect(pushed()).toEqual([])
  categories.C0002 = true
  await analytics.track('Two')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Two']])
})
