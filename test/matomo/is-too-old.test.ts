/** @jest-environment jsdom */
import { isMatomoTooOld } from '../../src/matomo/is-too-old'

/** The trackers of the matomo.js that runs; `undefined` for no matomo.js. */
function run(trackers: object[] | undefined): void {
  if (trackers) window.Piwik = { getAsyncTrackers: () => trackers as never }
  else delete window.Piwik
}

afterEach(() => {
  delete window.Piwik
})

test('a matomo.js whose trackers have no getMatomoUrl is too old: that method is new in 4.0', () => {
  run([{ getSiteId: () => 1 }])
  expect(isMatomoTooOld()).toBe(true)
})

test('a matomo.js whose trackers have getMatomoUrl is not too old', () => {
  run([{ getSiteId: () => 1, getMatomoUrl: () => 'https://matomo.test' }])
  expect(isMatomoTooOld()).toBe(false)
})

test.each([
  ['no matomo.js', undefined],
  ['a matomo.js without trackers', []],
])('%s is not too old', (_, trackers) => {
  run(trackers)
  expect(isMatomoTooOld()).toBe(false)
})

test('an ad blocker’s stand-in, which has no list of trackers, is not too old', () => {
  window.Piwik = {}
  expect(isMatomoTooOld()).toBe(false)
})
