import { describeValue } from '../../src/lib/describe-value'

test.each<[unknown, string]>([
  ['10k', '"10k"'],
  ['say "5"', String.raw`"say \"5\""`],
  ['', '""'],
  ['x'.repeat(41), `"${'x'.repeat(40)}..."`],
  [5, '5'],
  [NaN, 'NaN'],
  [true, 'true'],
  [{}, 'an object'],
  [Object.create(null), 'an object'],
  [[1], 'a list'],
  [5n, 'a bigint'],
  [Symbol('a'), 'a symbol'],
  [() => 1, 'a function'],
])('%p is shown as %s', (value, shown) => {
  expect(describeValue(value)).toBe(shown)
})
