import fc from 'fast-check'
import { toLine } from '../../src/settings/to-line'
import { revokedProxy, throwing } from './support/resolve'

const cycle: Record<string, unknown> = { name: 'cycle' }
cycle.self = cycle

const cases: readonly (readonly [value: unknown, text: string])[] = [
  ['two', '"two"'],
  ['x'.repeat(1000), `"${'x'.repeat(99)}...`],
  [5, '5'],
  [NaN, 'NaN'],
  [-0, '0'],
  [5n, '5'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('a symbol'), 'Symbol(a symbol)'],
  [(id: string) => `a\n${id}`, '(id)=>`a\\n${id}`'],
  [[], '[]'],
  [[1, 'a', [2, [3]]], '[1,"a",[2,[3]]]'],
  [{ a: 1, b: { c: 'd' } }, '{"a":1,"b":{"c":"d"}}'],
  [Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
  [new Map(), '[object Map]'],
  [new Error('a getter'), 'Error: a getter'],
  [cycle, 'unreadable'],
  [[5n], 'unreadable'],
  [throwing('bad', { good: 1 }), 'unreadable'],
  [revokedProxy(), 'unreadable'],
  [[revokedProxy()], 'unreadable'],
]

test.each(cases.map(([value, text]) => [text, value] as const))('%s', (text, value) => {
  expect(toLine(value)).toBe(text)
})

test('a value is one short line, whatever it is', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true }), (value) => {
      const text = toLine(value)
      expect(text.length).toBeLessThan(130)
      expect(text).not.toMatch(/[\n\r]/)
    }),
  )
})
