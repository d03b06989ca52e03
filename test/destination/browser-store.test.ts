/** @jest-environment jsdom */
import { createBrowserStore } from '../../src/destination/browser-store'

const CART_KEY = 'segment-matomo:cart:7'
const TEA = [{ sku: 'tea', quantity: 1 }]
const DAY_MS = 24 * 60 * 60 * 1000

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23) })
  localStorage.clear()
})
afterEach(() => {
  jest.restoreAllMocks()
  jest.useRealTimers()
})

/** A store whose rule the test changes. */
function startStore(mayStore = true) {
  const rule = { mayStore }
  return { rule, store: createBrowserStore(7, () => rule.mayStore) }
}

test('a value that is written is there on the next page', () => {
  startStore().store.write('cart', TEA)
  expect(startStore().store.read('cart')).toEqual(TEA)
})

test('a value that was written while the clock was ahead by years is forgotten', () => {
  jest.setSystemTime(Date.UTC(2036, 0, 1))
  startStore().store.write('cart', TEA)
  jest.setSystemTime(Date.UTC(2026, 10, 23))
  expect(startStore().store.read('cart')).toBeUndefined()
})

test('a value that was never written is none', () => {
  expect(startStore().store.read('cart')).toBeUndefined()
})

test('a value that is removed is gone', () => {
  const { store } = startStore()
  store.write('reset', true)
  store.remove('reset')
  expect(store.read('reset')).toBeUndefined()
  expect(localStorage).toHaveLength(0)
})

test('a value that may not be stored is kept in memory', () => {
  const { store } = startStore(false)
  store.write('cart', TEA)
  expect(localStorage).toHaveLength(0)
  expect(store.read('cart')).toEqual(TEA)
})

test('a value moves into the storage, and out of it again, with the rule', () => {
  const { store, rule } = startStore(false)
  store.write('cart', TEA)
  rule.mayStore = true
  store.applyRule()
  expect(localStorage.getItem(CART_KEY)).toContain('tea')
  rule.mayStore = false
  store.applyRule()
  expect(localStorage).toHaveLength(0)
  expect(store.read('cart')).toEqual(TEA)
})

test('a value that is kept in memory leaves the storage, although it may be stored', () => {
  const { store } = startStore()
  store.write('cart', TEA)
  store.keepInMemory('cart')
  expect(localStorage).toHaveLength(0)
  expect(store.read('cart')).toEqual(TEA)
})

test('keeping in memory what does not exist changes nothing', () => {
  const { store } = startStore()
  store.keepInMemory('cart')
  expect(store.read('cart')).toBeUndefined()
})

test('a value of another tab is read', () => {
  const { store } = startStore()
  startStore().store.write('cart', TEA)
  expect(store.read('cart')).toEqual(TEA)
})

test('a value is forgotten 30 days after it was written', () => {
  const { store } = startStore()
  store.write('cart', TEA)
  jest.setSystemTime(Date.now() + 30 * DAY_MS - 1)
  expect(store.read('cart')).toEqual(TEA)
  jest.setSystemTime(Date.now() + 1)
  expect(store.read('cart')).toBeUndefined()
})

test.each([
  ['a value of 30 days ago', JSON.stringify({ value: TEA, time: 0 })],
  ['what cannot be read', '{'],
])('%s is deleted where values are moved', (_, text) => {
  localStorage.setItem(CART_KEY, text)
  startStore().store.applyRule()
  expect(localStorage).toHaveLength(0)
})

test('moving a value does not make it younger', () => {
  const { store } = startStore()
  store.write('cart', TEA)
  jest.setSystemTime(Date.now() + 20 * DAY_MS)
  store.applyRule()
  jest.setSystemTime(Date.now() + 10 * DAY_MS)
  expect(store.read('cart')).toBeUndefined()
})

test('a cart of version 1, which has no time, is read', () => {
  localStorage.setItem(CART_KEY, JSON.stringify(TEA))
  expect(startStore().store.read('cart')).toEqual(TEA)
})

test.each(['', '{', 'null', 'undefined'])('stored content of %j is no value', (text) => {
  localStorage.setItem(CART_KEY, text)
  expect(startStore().store.read('cart')).toBeUndefined()
})

test('a storage that is blocked throws nothing, and the value is kept in memory', () => {
  for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
    jest.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new Error('blocked')
    })
  }
  const { store } = startStore()
  store.write('cart', TEA)
  expect(store.read('cart')).toEqual(TEA)
  expect(startStore().store.read('cart')).toBeUndefined()
})
