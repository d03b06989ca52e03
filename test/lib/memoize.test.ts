import { memoize } from '../../src/lib/memoize'

test('each text is converted once, also where the result is undefined', () => {
  const convert = jest.fn((text: string) => (text === 'none' ? undefined : text.length))
  const lengthOf = memoize(convert)
  expect([lengthOf('one'), lengthOf('none'), lengthOf('one'), lengthOf('none')]).toEqual([
    3,
    undefined,
    3,
    undefined,
  ])
  expect(convert).toHaveBeenCalledTimes(2)
})

test('names of every object, such as constructor, are texts like others', () => {
  const upper = memoize((text) => text.toUpperCase())
  expect(upper('constructor')).toBe('CONSTRUCTOR')
  expect(upper('__proto__')).toBe('__PROTO__')
})

test('a text of more than 500 characters is converted each time', () => {
  const convert = jest.fn((text: string) => text.length)
  const lengthOf = memoize(convert)
  const [kept, long] = ['x'.repeat(500), 'x'.repeat(501)]
  expect([lengthOf(kept), lengthOf(kept), lengthOf(long), lengthOf(long)]).toEqual([500, 500, 501, 501])
  expect(convert).toHaveBeenCalledTimes(3)
})

test('no more than a thousand results are kept', () => {
  const convert = jest.fn((text: string) => text)
  const memoized = memoize(convert)
  for (let index = 0; index < 1000; index++) memoized(String(index))
  memoized('0')
  expect(convert).toHaveBeenCalledTimes(1000)
  memoized('one more')
  memoized('0')
  expect(convert).toHaveBeenCalledTimes(1002)
})
