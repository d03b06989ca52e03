import { isPlainObject } from '../../src/lib/is-plain-object'

test.each([[{}], [{ a: 1 }], [JSON.parse('{}')], [Object.create(null)], [{ constructor: 1 }]])(
  '%p is a plain object',
  (value) => {
    expect(isPlainObject(value)).toBe(true)
  },
)

test.each([null, undefined, 'text', 5, true, [[]], new Date(), new Map(), () => 1])(
  '%p is no plain object',
  (value) => {
    expect(isPlainObject(value)).toBe(false)
  },
)
