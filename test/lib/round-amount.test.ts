import fc from 'fast-check'
import { roundAmount } from '../../src/lib/round-amount'

test.each([
  [0.1 + 0.2, 0.3],
  [0.1 * 3, 0.3],
  [0.1 + 0.2 - 0.3, 0],
  [0.3 - 0.1 - 0.2, 0],
  [1000.1 - 1000, 0.1],
  [1e6 + 0.1 - 1e6, 0.1],
  [123456789.1 + 0.02, 123456789.12],
  [-0.1 - 0.2, -0.3],
  [58 / 3, 19.333333],
  [0.00000012, 0.00000012],
  [5, 5],
  [1e20, 1e20],
])('%p is rounded to %p', (amount, rounded) => {
  expect(roundAmount(amount)).toBe(rounded)
})

test.each([0, -0, -1e-12])('%p is rounded to 0 without a sign', (amount) => {
  expect(Object.is(roundAmount(amount), 0)).toBe(true)
})

test('an amount of whole cents stays, and so does a sum of them', () => {
  const cents = fc.integer({ min: -1e8, max: 1e8 })
  fc.assert(
    fc.property(cents, cents, (one, other) => {
      expect(roundAmount(one / 100)).toBe(one / 100 || 0)
      expect(roundAmount(one / 100 + other / 100)).toBe((one + other) / 100 || 0)
    }),
  )
})
