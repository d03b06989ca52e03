import { Track } from '@segment/facade'
import fc from 'fast-check'
import { readField, readText } from '../../src/lib/read-field'

test('an exact key wins over one in another case', () => {
  expect(readField({ Revenue: 1, revenue: 2 }, 'revenue')).toBe(2)
})

test.each([undefined, null, 'text', 5, ['revenue']])('%p has no fields', (source) => {
  expect(readField(source, 'revenue')).toBeUndefined()
})

test.each([undefined, null])('a spelling whose value is %p gives way to one that has a value', (none) => {
  expect(readField({ order_id: none, orderId: 7 }, 'order_id')).toBe(7)
  expect(readField({ OrderId: none, orderId: 7 }, 'order_id')).toBe(7)
  expect(readField({ orderId: none }, 'order_id')).toBeUndefined()
})

test.each([false, true])('a field that is %p is no text, and the next field counts', (boolean) => {
  expect(readText({ sku: boolean, id: 7 }, 'sku', 'id')).toBe('7')
  expect(readText({ sku: boolean }, 'sku')).toBeUndefined()
})

test('finds what Segment’s facade finds, however the key is written', () => {
  const spelled = (name: string) =>
    fc
      .array(fc.tuple(fc.boolean(), fc.constantFrom('', '', '_', '-', ' ')), {
        minLength: name.length,
        maxLength: name.length,
      })
      .map((styles) =>
        [...name]
          .map((letter, i) => (styles[i]?.[0] ? letter.toUpperCase() : letter) + (styles[i]?.[1] ?? ''))
          .join(''),
      )
  fc.assert(
    fc.property(
      fc.constantFrom('category', 'value').chain((name) => fc.tuple(fc.constant(name), spelled(name))),
      ([name, key]) => {
        const properties = { [key]: 'x' }
        const facade = new Track({ type: 'track', event: 'e', properties }, {})
        expect(readField(properties, name)).toBe(facade.proxy(`properties.${name}`))
      },
    ),
  )
})
