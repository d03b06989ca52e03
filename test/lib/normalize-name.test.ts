import fc from 'fast-check'
import toNoCase from 'to-no-case'
import { normalizeName } from '../../src/lib/normalize-name'
import { spellingPairs } from '../support/spellings'

test.each([
  'Order Completed',
  'order_completed',
  'orderCompleted',
  'order-completed',
  'OrderCompleted',
  'ORDER.COMPLETED',
])('%s is one name with the others', (name) => expect(normalizeName(name)).toBe('ordercompleted'))

test.each([
  ['Käufe', 'käufe'],
  ['Оплата заказа', 'оплатазаказа'],
  ['注文 完了', '注文完了'],
])('%s keeps the letters of its language', (name, condensed) => {
  expect(normalizeName(name)).toBe(condensed)
})

test('names that are one for Segment’s classic destinations, as goals, are one', () => {
  fc.assert(
    fc.property(spellingPairs(), ([one, other]) => {
      if (toNoCase(one) === toNoCase(other)) expect(normalizeName(one)).toBe(normalizeName(other))
    }),
    { numRuns: 5000 },
  )
})
