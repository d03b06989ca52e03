import fc from 'fast-check'
import { describeValue } from '../../src/settings/describe-value'
import { revokedProxy, throwing } from './support/resolve'

const cycle: Record<string, unknown> = { name: 'cycle' }
cycle.self = cycle

const cases: readonly (readonly [value: unknown, text: string])[] = [
  ['two', '"two"'],
  ['two\n  lines', '"two lines"'],
  ['x'.repeat(1000), `"${'x'.repeat(119)}...`],
  [5, '5'],
  [NaN, 'NaN'],
  [-0, '0'],
  [5n, '5n'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('a symbol'), 'a symbol'],
  [() => 1, 'a function'],
  [[], '[]'],
  [[1, 'a', [2, [3]]], '[1, "a", [2, [...]]]'],
  [[1, 2, 3, 4, 5, 6], '[1, 2, 3, 4, 5, ...]'],
  [{}, '{ }'],
  [{ a: 1, b: { c: { d: 1 } } }, '{ a: 1, b: { c: { ... } } }'],
  [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, '{ a: 1, b: 2, c: 3, d: 4, e: 5, ... }'],
  [new Map(), '[object Map]'],
  [new Date(), '[object Date]'],
  [cycle, '{ name: "cycle", self: { name: "cycle", self: { ... } } }'],
  [throwing('bad', { good: 1 }), '{ good: 1, bad: a value that cannot be read }'],
  [revokedProxy(), 'a value that cannot be read'],
  [[revokedProxy()], '[a value that cannot be read]'],
]

test.each(cases.map(([value, text]) => [text, value] as const))('%s', (text, value) => {
  expect(describeValue(value)).toBe(text)
})

test('a value is one short line, whatever it is', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }), (value) => {
      const text = describeValue(value)
      expect(text.length).toBeLessThan(130)
      expect(text).not.toMatch(/[\n\r]/)
    }),
  )
})
