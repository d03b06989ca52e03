import { saysNothing } from '../../src/lib/says-nothing'

test.each(['undefined', 'null', 'NaN'])('%s is what a template makes of nothing', (text) => {
  expect(saysNothing(text)).toBe(true)
})

test.each(['', '0', 'Undefined', 'null.example.org'])('%j says something', (text) => {
  expect(saysNothing(text)).toBe(false)
})
