import { logRefusal } from '../../src/destination/log-refusal'
import { createContext } from './support/analytics'

test('a refused command is logged once in the call’s own log, as a warning with the command and the error', () => {
  const { context, log } = createContext()
  const error = new TypeError('matomo.js has no method trackNothing')
  logRefusal(context)(['trackGoal', 1], error)
  expect(log.mock.calls).toEqual([
    [
      'warn',
      '[segment-matomo] refused-by-matomo: matomo.js refused the command "trackGoal". Everything else was sent. Check the name of the method and the version of your Matomo. (https://unpkg.com/segment-matomo@1/docs/debugging.md#refused-by-matomo)',
      { command: ['trackGoal', 1], error },
    ],
  ])
})
