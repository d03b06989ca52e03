import { guardPaq } from '../../src/matomo/guard-paq'
import type { Paq, QueueEntry } from '../../src/matomo/paq'

/** A `_paq` of a running matomo.js with a guard, what reaches matomo.js, and what the guard asks about. */
function startGuard({ startsBeside = false, push = jest.fn<unknown, QueueEntry[]>() } = {}) {
  const paq: Paq = { push }
  const startBeside = jest.fn<boolean, [QueueEntry[]]>(() => startsBeside)
  guardPaq(paq, startBeside)
  return { paq, push, startBeside }
}

const endScript = () => Promise.resolve()

test('what one script pushes reaches matomo.js at the end of the script, entry by entry', async () => {
  const { paq, push } = startGuard()
  paq.push(['setUserId', 'ann'], ['trackPageView'])
  paq.push(['trackGoal', 1])
  expect(push).not.toHaveBeenCalled()
  await endScript()
  expect(push.mock.calls).toEqual([[['setUserId', 'ann']], [['trackPageView']], [['trackGoal', 1]]])
})

test('matomo.js gets its entries by its own object', async () => {
  const push = jest.fn(function (this: Paq) {
    return this
  })
  const { paq } = startGuard({ push })
  paq.push(['trackPageView'])
  await endScript()
  expect(push.mock.results[0]?.value).toBe(paq)
})

test('what one script pushes is asked about as a whole, because a snippet says at its end for which site', async () => {
  const { paq, startBeside } = startGuard()
  paq.push(['trackPageView'])
  paq.push(['setSiteId', 2])
  await endScript()
  expect(startBeside.mock.calls).toEqual([[[['trackPageView'], ['setSiteId', 2]]]])
})

test('entries that start a Matomo of the page’s own do not reach the Matomo that runs', async () => {
  const { paq, push } = startGuard({ startsBeside: true })
  paq.push(['trackPageView'])
  await endScript()
  expect(push).not.toHaveBeenCalled()
})

test('what a later script pushes is asked about apart', async () => {
  const { paq, push, startBeside } = startGuard()
  paq.push(['trackPageView'])
  await endScript()
  paq.push(['trackGoal', 1])
  await endScript()
  expect(startBeside.mock.calls).toEqual([[[['trackPageView']]], [[['trackGoal', 1]]]])
  expect(push).toHaveBeenCalledTimes(2)
})

test('an entry that matomo.js refuses is an error in the console, and the others reach matomo.js', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation()
  const error = new Error('no')
  const push = jest.fn((entry: QueueEntry) => {
    if (entry?.[0] === 'trackNothing') throw error
  })
  const { paq } = startGuard({ push })
  paq.push(['trackNothing'], ['trackPageView'])
  await endScript()
  expect(push).toHaveBeenLastCalledWith(['trackPageView'])
  expect(logged.mock.calls).toEqual([[error]])
  logged.mockRestore()
})
