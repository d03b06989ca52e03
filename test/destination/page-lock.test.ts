/** @jest-environment jsdom */
import { hasLocks, keepLock, runUnlessLocked } from '../../src/destination/page-lock'
import { useLocks } from './support/locks'

let locks: ReturnType<typeof useLocks> | undefined
beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  locks?.takeAway()
  locks = undefined
  jest.useRealTimers()
})

test('a lock is kept until it is released', async () => {
  locks = useLocks()
  const release = keepLock('a')
  await jest.advanceTimersByTimeAsync(60_000)
  expect([...locks.kept]).toEqual(['a'])
  release()
  await jest.advanceTimersByTimeAsync(0)
  expect(locks.kept.size).toBe(0)
})

test('a function does not run while a page keeps the lock', async () => {
  locks = useLocks()
  const run = jest.fn()
  const release = keepLock('a')
  await runUnlessLocked('a', run)
  expect(run).not.toHaveBeenCalled()
  release()
  await jest.advanceTimersByTimeAsync(0)
  await runUnlessLocked('a', run)
  expect(run).toHaveBeenCalledTimes(1)
})

test('what has run for one tab does not run for another tab that asks at the same time or a moment later', async () => {
  locks = useLocks()
  const run = jest.fn()
  await Promise.all([runUnlessLocked('a', run), runUnlessLocked('a', run)])
  await jest.advanceTimersByTimeAsync(900)
  await runUnlessLocked('a', run)
  expect(run).toHaveBeenCalledTimes(1)
  await jest.advanceTimersByTimeAsync(100)
  expect(locks.kept.size).toBe(0)
})

test('without locks the function runs, and nothing is kept', async () => {
  expect(hasLocks()).toBe(false)
  const run = jest.fn()
  keepLock('a')()
  await runUnlessLocked('a', run)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a page that may ask for no lock runs nothing, and nothing is thrown', async () => {
  const request = () => Promise.reject(new Error('no origin'))
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  const run = jest.fn()
  keepLock('a')
  await runUnlessLocked('a', run)
  expect(run).not.toHaveBeenCalled()
  Reflect.deleteProperty(navigator, 'locks')
})

test('a page whose locks throw runs nothing, and nothing is thrown', async () => {
  const request = () => {
    throw new Error('not allowed')
  }
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  const run = jest.fn()
  keepLock('a')()
  await runUnlessLocked('a', run)
  expect(run).not.toHaveBeenCalled()
  Reflect.deleteProperty(navigator, 'locks')
})
