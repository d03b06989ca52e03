import { readAddress } from '../../src/matomo/read-address'

test.each([
  ['https://shop.test/tea?a=1#green', 'https://shop.test/tea?a=1#green'],
  ['https://shop.test/gr%C3%BCn', 'https://shop.test/grün'],
  ['https://shop.test/?next=a%26b%23c%2Fd', 'https://shop.test/?next=a&b#c/d'],
  ['https://shop.test/100%25', 'https://shop.test/100%'],
])('matomo.js reads %s as %s', (address, read) => {
  expect(readAddress(address)).toBe(read)
})

test.each(['https://shop.test/%', 'https://shop.test/%E4', 'https://shop.test/%zz'])(
  'what matomo.js reads of the malformed address %s is not known',
  (address) => {
    expect(readAddress(address)).toBeUndefined()
  },
)
