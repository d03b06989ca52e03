import { runInNewContext } from 'node:vm'
import { isPlainObject } from '../../src/lib/is-plain-object'

test.each([[{}], [{ a: 1 }], [JSON.parse('{}')], [Object.create(null)], [{ constructor: 1 }]])(
  '%p is a plain object',
  (value) => {
    expect(isPlainObject(value)).toBe(true)
  },
)

test('a plain object of another frame is a plain object', () => {
  expect(isPlainObject(runInNewContext('({ a: 1 })'))).toBe(true)
})

test.each([
  null,
  undefined,
  'text',
  5,
  true,
  [[]],
  new Date(),
  new Map(),
  new URL('https://shop.test/'),
  () => 1,
])('%p is no plain object', (value) => {
  expect(isPlainObject(value)).toBe(false)
})

test.each(['[]', 'new Date()', 'new Map()', 'new (class Own {})()'])(
  '%s of another frame is no plain object',
  (code) => {
    expect(isPlainObject(runInNewContext(code))).toBe(false)
  },
)
