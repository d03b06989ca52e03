import type { MatomoCommand } from '../../src'
import { applyToTracker, type Tracker } from '../../src/matomo/tracker'
import { createTracker } from './support/stand-in'

test('a command is applied to the tracker with its arguments', () => {
  const seen: unknown[] = []
  const tracker: Tracker = {
    getUserId(...args) {
      seen.push(this === tracker, ...args)
    },
  }
  applyToTracker(tracker, ['getUserId', 1, 'b'] as unknown as MatomoCommand)
  expect(seen).toEqual([true, 1, 'b'])
})

test('a tracker gets copies of objects, because matomo.js removes dimensions from the objects that it is given', () => {
  const dimensions = { dimension1: 'x' }
  const given: unknown[] = []
  applyToTracker({ trackPageView: (...args) => given.push(args[1]) }, [
    'trackPageView',
    undefined,
    dimensions,
  ])
  expect(given).toEqual([dimensions])
  expect(given[0]).not.toBe(dimensions)
})

test.each<[string, Tracker]>([
  ['does not know', {}],
  ['has as something else than a function', { trackPageView: 'odd' as never }],
])('a method that a tracker %s is a TypeError that names the method', (_, tracker) => {
  expect(() => applyToTracker(tracker, ['trackPageView'])).toThrow(
    new TypeError('matomo.js has no method trackPageView'),
  )
})

test('what a method throws is thrown', () => {
  const tracker: Tracker = {
    trackPageView() {
      throw new Error('from matomo.js')
    },
  }
  expect(() => applyToTracker(tracker, ['trackPageView'])).toThrow('from matomo.js')
})

describe('requireCookieConsent', () => {
  const REQUIRE: MatomoCommand = ['requireCookieConsent']

  test('is applied while the tracker knows no site, so that matomo.js deletes no cookies', () => {
    const told: unknown[][] = []
    applyToTracker(createTracker(told, { siteId: 7 }), REQUIRE)
    expect(told).toEqual([['setSiteId', ''], ['requireCookieConsent'], ['setSiteId', 7]])
  })

  test('is applied alone where the tracker has no site yet', () => {
    const told: unknown[][] = []
    applyToTracker(createTracker(told), REQUIRE)
    expect(told).toEqual([['requireCookieConsent']])
  })

  test('is applied alone where the tracker cannot tell its site', () => {
    const told: string[] = []
    applyToTracker({ requireCookieConsent: () => told.push('applied') }, REQUIRE)
    expect(told).toEqual(['applied'])
  })

  test('is applied where the tracker can tell its site, but cannot change it', () => {
    const told: string[] = []
    applyToTracker({ getSiteId: () => 7, requireCookieConsent: () => told.push('applied') }, REQUIRE)
    expect(told).toEqual(['applied'])
  })
})
