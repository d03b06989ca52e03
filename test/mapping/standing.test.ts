import { standingOf, switchCommands } from '../../src/mapping/standing'
import { initialState } from '../../src/mapping/state'

const NOTHING = { dimensions: [] }

test('what calls have set is user, URL, referrer and custom dimensions', () => {
  const state = {
    ...initialState({ url: 'https://shop.test/', referrer: 'https://a.test/' }),
    matomoUser: 'ann',
  }
  expect(standingOf({ ...state, dimensions: new Map([[1, 'gold']]) })).toEqual({
    user: 'ann',
    url: 'https://shop.test/',
    referrer: 'https://a.test/',
    dimensions: [[1, 'gold']],
  })
})

test('everything that differs is set', () => {
  const from = {
    user: 'ann',
    url: 'a',
    referrer: 'b',
    dimensions: [
      [1, 'gold'],
      [2, 'x'],
      [3, 'same'],
    ] as const,
  }
  const to = {
    user: 'bob',
    url: 'c',
    referrer: '',
    dimensions: [
      [2, 'y'],
      [3, 'same'],
      [4, 'new'],
    ] as const,
  }
  expect(switchCommands(from, to)).toEqual([
    ['setUserId', 'bob'],
    ['deleteCustomDimension', 1],
    ['setCustomDimension', 2, 'y'],
    ['setCustomDimension', 4, 'new'],
    ['setCustomUrl', 'c'],
    ['setReferrerUrl', ''],
  ])
})

test('a user who is gone is reset, and a URL and a referrer that are not known stay as they are', () => {
  const from = { user: 'ann', url: 'a', referrer: 'b', dimensions: [] }
  expect(switchCommands(from, NOTHING)).toEqual([['resetUserId']])
})

test('where nothing differs nothing is set', () => {
  const standing = { user: 'ann', url: 'a', referrer: 'b', dimensions: [[1, 'gold']] as const }
  expect(switchCommands(standing, standing)).toEqual([])
  expect(switchCommands(NOTHING, NOTHING)).toEqual([])
})
