import { deepCopy } from '../../src/lib/deep-copy'

test('lists and plain objects are copied at every level', () => {
  const original = { products: [{ sku: 'hat', categories: ['a'] }], page: { url: '/' } }
  const copy = deepCopy(original)
  expect(copy).toEqual(original)
  original.products[0]?.categories.push('b')
  original.page.url = '/other'
  expect(copy).toEqual({ products: [{ sku: 'hat', categories: ['a'] }], page: { url: '/' } })
})

test('instances of classes are shared', () => {
  const date = new Date()
  const map = new Map()
  expect(deepCopy({ date, list: [map] })).toEqual({ date, list: [map] })
  expect(deepCopy({ date }).date).toBe(date)
  expect(deepCopy([map])[0]).toBe(map)
})

test.each([undefined, null, 0, '', 'text', true, Symbol.iterator, 5n])('%p is its own copy', (value) => {
  expect(deepCopy(value)).toBe(value)
  expect(deepCopy([value])).toEqual([value])
})

test('objects that refer to themselves are copied down to a depth', () => {
  const cycle: Record<string, unknown> = {}
  cycle.self = cycle
  const copy = deepCopy(cycle)
  expect(copy).not.toBe(cycle)
  expect(copy.self).not.toBe(cycle)
})

test('a key named __proto__ is copied as a key', () => {
  const copy = deepCopy(JSON.parse('{"__proto__": {"a": 1}}') as object)
  expect(Object.keys(copy)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
})

test('a depth of 0 shares the value', () => {
  const list = [1]
  expect(deepCopy(list, 0)).toBe(list)
})
