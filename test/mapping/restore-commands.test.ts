import { restoreCommands } from '../../src/mapping/restore-commands'
import { initialState } from '../../src/mapping/state'

test('nothing is restored where nothing was set', () => {
  expect(restoreCommands(initialState())).toStrictEqual([])
})

test('user, dimensions and URL are restored', () => {
  const state = {
    ...initialState(),
    matomoUser: 'ann',
    dimensions: new Map([[2, 'gold']]),
    url: 'https://shop.test/',
  }
  expect(restoreCommands(state)).toStrictEqual([
    ['setUserId', 'ann'],
    ['setCustomDimension', 2, 'gold'],
    ['setCustomUrl', 'https://shop.test/'],
  ])
})
