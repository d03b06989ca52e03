import type { MatomoCommand } from '../../src'
import { isOverwritten, undoCommands } from '../../src/matomo/undo-commands'

test('what commands have set for all hits is taken back, each once', () => {
  const commands: readonly MatomoCommand[] = [
    ['setUserId', 'ann'],
    ['setCustomDimension', 3, 'gold'],
    ['setCustomVariable', '1', 'plan', 'free', 'page'],
    ['setCustomDimension', 5, 'x'],
    ['addEcommerceItem', 'tea'],
    ['addEcommerceItem', 'mug'],
    ['setCustomDimension', 3, 'silver'],
    ['setUserId', 'bob'],
  ]
  expect(undoCommands(commands)).toEqual([
    ['resetUserId'],
    ['deleteCustomDimension', 3],
    ['deleteCustomVariables', 'page'],
    ['deleteCustomDimension', 5],
    ['clearEcommerceCart'],
  ])
})

test('hits, and commands that set nothing, leave nothing to take back', () => {
  expect(undoCommands([['trackPageView'], ['trackEvent', 'All', 'a'], ['resetUserId']])).toEqual([])
})

test.each<[MatomoCommand, boolean]>([
  [['setUserId', 'ann'], true],
  [['setCustomDimension', 3, 'gold'], true],
  [['setCustomUrl', 'https://shop.test/'], true],
  [['setDocumentTitle', 'Shop'], true],
  [['setReferrerUrl', ''], true],
  [['setCookieSameSite', 'Strict'], false],
  [['requireConsent'], false],
])('whether other commands may overwrite what %j has set', (command, expected) => {
  expect(isOverwritten(command)).toBe(expected)
})
