import fc from 'fast-check'
import toNoCase from 'to-no-case'
import { normalizeName } from '../../src/lib/normalize-name'

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
  const word = fc.constantFrom('order', 'completed', 'a', 'b2', 'x')
  const spelled = fc.array(word, { minLength: 1, maxLength: 4 }).chain((words) => {
    const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
    const camel = words.map((text, index) => (index ? capital(text) : text)).join('')
    const spelling = fc.constantFrom(
      ...[words.join(' '), words.map(capital).join(' '), words.join('_'), words.join('-'), words.join('.')],
      ...[camel, words.map(capital).join(''), words.join(' ').toUpperCase()],
    )
    return fc.tuple(spelling, spelling)
  })
  fc.assert(
    fc.property(spelled, ([one, other]) => {
      if (toNoCase(one) === toNoCase(other)) expect(normalizeName(one)).toBe(normalizeName(other))
    }),
    { numRuns: 5000 },
  )
})
