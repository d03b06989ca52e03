/** @jest-environment jsdom */
import { hasLocks, lockIfFree } from '../../src/destination/page-lock'
import { useLocks } from './support/locks'

let locks: ReturnType<typeof useLocks> | undefined
afterEach(() => {
  locks?.takeAway()
  locks = undefined
})

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('a lock is kept until it is released', async () => {
  locks = useLocks()
  const unlock = await lockIfFree('a')
  await settle()
  expect([...locks.kept]).toEqual(['a'])
  unlock?.()
  await settle()
  expect(locks.kept.size).toBe(0)
})

test('a lock is released when the page is left', async () => {
  locks = useLocks()
  await lockIfFree('a')
  dispatchEvent(new Event('pagehide'))
  await settle()
  expect(locks.kept.size).toBe(0)
})

test('a lock that a page keeps is given to no other page, until it is released', async () => {
  locks = useLocks()
  const unlock = await lockIfFree('a')
  expect(await lockIfFree('a')).toBeUndefined()
  unlock?.()
  await settle()
  expect(await lockIfFree('a')).toBeDefined()
})

test('of two pages that ask at the same time one gets the lock', async () => {
  locks = useLocks()
  const got = await Promise.all([lockIfFree('a'), lockIfFree('a')])
  expect(got.map((unlock) => unlock !== undefined)).toEqual([true, false])
})

test('without locks every page gets one', async () => {
  expect(hasLocks()).toBe(false)
  const got = await Promise.all([lockIfFree('a'), lockIfFree('a')])
  for (const unlock of got) unlock?.()
  expect(got).toEqual([expect.any(Function), expect.any(Function)])
})

test('a page that may ask for no lock gets none, and nothing is thrown', async () => {
  const request = () => Promise.reject(new Error('no origin'))
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  expect(await lockIfFree('a')).toBeUndefined()
  Reflect.deleteProperty(navigator, 'locks')
})

test('a page whose locks throw gets none, and nothing is thrown', async () => {
  const request = () => {
    throw new Error('not allowed')
  }
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  expect(await lockIfFree('a')).toBeUndefined()
  Reflect.deleteProperty(navigator, 'locks')
})
