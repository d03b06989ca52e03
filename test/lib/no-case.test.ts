import fc from 'fast-check'
import toNoCase from 'to-no-case'
import { noCase } from '../../src/lib/no-case'

const letters = fc.constantFrom(...'abcABCéÉß0123 _-.:/$!\t\u{1f600}'.split(''))

test.each(['Order Completed', 'order_completed', 'orderCompleted', 'order-completed', 'OrderCompleted'])(
  '%s becomes its words in lower case',
  (name) => expect(noCase(name)).toBe('order completed'),
)

test('agrees with to-no-case on any name', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: letters }), fc.string(), fc.string({ unit: 'grapheme' })),
      (name) => {
        expect(noCase(name)).toBe(toNoCase(name))
      },
    ),
    { numRuns: 5000 },
  )
})
