import type { CDNSettings } from '@segment/analytics-next'
import { callOptions, isSwitchedOff, loadsClassicDestination } from '../../src/segment/integrations'

test.each([
  { Piwik: false },
  { Matomo: false },
  { All: false },
  { Piwik: true, Matomo: false },
  { Piwik: false, Matomo: true },
  { All: false, Other: true },
])('%j switches the destination off', (integrations) => {
  expect(isSwitchedOff(integrations)).toBe(true)
})

test.each([
  undefined,
  null,
  {},
  { All: true },
  { Other: false },
  { All: false, Piwik: true },
  { All: false, Matomo: true },
  { All: false, Matomo: { cvar: {} } },
  { All: false, Piwik: {} },
])('%j leaves the destination on', (integrations) => {
  expect(isSwitchedOff(integrations)).toBe(false)
})

test('the options of a call are those of its integrations, else of its context', () => {
  expect(
    callOptions({
      context: { piwik: { a: 1, b: 1 }, Matomo: { b: 2, c: 2 } },
      integrations: { Piwik: { c: 3, d: 3 }, Matomo: { d: 4 }, Other: { e: 5 } },
    }),
  ).toEqual({ a: 1, b: 2, c: 3, d: 4 })
  expect(callOptions({})).toEqual({})
})

test.each<[object | undefined, boolean]>([
  [{ Piwik: { type: 'browser' } }, true],
  [{ Piwik: { type: 'browser', bundlingStatus: 'bundled' } }, true],
  [{ Piwik: { versionSettings: { componentTypes: ['browser', 'server'] } } }, true],
  [{ Piwik: { type: 'browser', bundlingStatus: 'unbundled' } }, false],
  [{ Piwik: { type: 'server' } }, false],
  [{ Piwik: { versionSettings: { componentTypes: ['server'] } } }, false],
  [{ Piwik: { versionSettings: {} } }, false],
  [{ Piwik: {} }, false],
  [{}, false],
  [undefined, false],
])('analytics.js loads the classic destination from %j: %p', (integrations, isLoaded) => {
  expect(loadsClassicDestination(integrations as CDNSettings['integrations'])).toBe(isLoaded)
})
