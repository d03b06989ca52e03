import { restoreState, takeStateBack } from '../../src/matomo/restore-state'
import type { Tracker } from '../../src/matomo/tracker'

/** A tracker that keeps which methods were called, with what. */
function createTracker(getters: Tracker = {}) {
  const told: unknown[] = []
  const tell =
    (method: string) =>
    (...args: unknown[]) => {
      told.push([method, ...args])
    }
  const methods = ['setUserId', 'trackPageView', 'resetUserId', 'deleteCustomDimension']
  const tracker: Tracker = { ...Object.fromEntries(methods.map((name) => [name, tell(name)])), ...getters }
  return { tracker, told }
}

test('a new tracker gets what was set before, but no hits', () => {
  const { tracker, told } = createTracker()
  restoreState(tracker, [['setUserId', 'ann'], ['trackPageView']])
  expect(told).toEqual([['setUserId', 'ann']])
})

test('a command that a tracker refuses costs only itself', () => {
  const { tracker, told } = createTracker()
  restoreState(tracker, [
    ['setPagePerformanceTiming', 1],
    ['setUserId', 'ann'],
  ])
  expect(told).toEqual([['setUserId', 'ann']])
})

test('the user and the dimensions that were set are taken off a tracker again', () => {
  const { tracker, told } = createTracker({ getUserId: () => 'ann', getCustomDimension: () => 'gold' })
  takeStateBack(tracker, [
    ['setUserId', 'ann'],
    ['setCustomDimension', 2, 'gold'],
  ])
  expect(told).toEqual([['resetUserId'], ['deleteCustomDimension', 2]])
})

test('a user and a dimension that others have set since stay', () => {
  const { tracker, told } = createTracker({ getUserId: () => 'bob', getCustomDimension: () => 'silver' })
  takeStateBack(tracker, [
    ['setUserId', 'ann'],
    ['setCustomDimension', 2, 'gold'],
  ])
  expect(told).toEqual([])
})
