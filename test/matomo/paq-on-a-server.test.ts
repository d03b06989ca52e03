import { isMatomoRunning } from '../../src/matomo/paq'

test('matomo.js does not run on a server, where there is no window', () => {
  expect(isMatomoRunning()).toBe(false)
})
