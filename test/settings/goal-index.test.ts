import fc from 'fast-check'
import toNoCase from 'to-no-case'
import { createGoalIndex, findGoals } from '../../src/settings/goal-index'
import { spellingPairs } from '../support/spellings'

/** An index of goals whose ids are their places in the list, from 1 on. */
const indexOf = (...names: readonly string[]) =>
  createGoalIndex(names.map((name, index) => ({ name, ids: [index + 1] })))

const find = (names: readonly string[], event: string) => findGoals(indexOf(...names), event)

describe('an event converts the goals whose names are closest to its own', () => {
  test.each<[readonly string[], string, readonly number[]]>([
    // The exact name
    [['Sign Up', 'Signup', 'sign_up'], 'Sign Up', [1]],
    [['Sign Up', 'Signup', 'sign_up'], 'Signup', [2]],
    [['Sign Up', 'Signup', 'sign_up'], 'sign_up', [3]],
    [['Paid', 'Paid'], 'Paid', [1, 2]],
    // The same words
    [['Sign Up', 'Signup', 'sign_up'], 'signUp', [1, 3]],
    [['Sign Up', 'Signup', 'sign_up'], 'SIGN-UP', [1, 3]],
    [['Sign Up', 'Signup'], 'SIGNUP', [2]],
    [['Sign Up', 'Signup'], 'account.signUp', []],
    [['Account: Sign Up', 'Account: Signup'], 'account.signUp', [1]],
    [['Account Sign Up', 'Account Signup'], 'account_signup', [2]],
    [['Step 1.1', 'Step 11'], 'step_1_1', [1]],
    [['Step 1.1', 'Step 11'], 'STEP 11', [2]],
    [['HTML Page Opened', 'HTMLpage Opened'], 'HTMLPageOpened', [1]],
    [['B2B Sign Up', 'B2B Signup'], 'b2b_sign_up', [1]],
    [['Käufe abgeschlossen', 'Käufeabgeschlossen'], 'käufeAbgeschlossen', [1]],
    [['Оплата Заказа', 'Оплатазаказа'], 'оплата–заказа', [1]],
    // The same letters
    [['Sign Up', 'Signup'], 'Sig Nup', [1, 2]],
    [['Step 1.1', 'Step 11'], 'step11', [1, 2]],
    [['Order Completed'], 'ordercompleted', [1]],
    [['iPhone Bought'], 'Iphone bought', [1]],
    // Names of brands have capitals inside a word, which are read as the beginnings of words.
    [['YouTube Sign Up', 'YouTube Signup'], 'youtube_sign_up', [1, 2]],
    [['YouTube Opened'], 'youtube_opened', [1]],
    [['Caf\u00e9 Visited'], 'cafe\u0301Visited', [1]],
    // None
    [['Sign Up'], 'Sign Out', []],
    [[], 'Sign Up', []],
    [['Sign Up'], '', []],
  ])('of %j, %j converts %j', (names, event, expected) => {
    expect(find(names, event)).toEqual(expected)
  })
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'size'])('%s is no goal', (name) => {
  expect(find([], name)).toEqual([])
  expect(find(['Paid'], name)).toEqual([])
  expect(find([name], name)).toEqual([1])
})

test('a name of separators alone is only like itself', () => {
  expect(find(['???', '---'], '???')).toEqual([1])
  expect(find(['???', '---'], '!!!')).toEqual([])
  expect(find(['???', '---'], '')).toEqual([])
})

test('an id that several close names have is converted once', () => {
  const index = createGoalIndex([
    { name: 'Sign Up', ids: [3, 4] },
    { name: 'sign_up', ids: [4, 5] },
  ])
  expect(findGoals(index, 'signUp')).toEqual([3, 4, 5])
})

test('the same letters are always found, and an exact name always hides the others', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aAbB1 _-.é😀'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(name, name, (one, other) => {
      const letters = (text: string) => text.toLowerCase().replace(/[ _.-]/g, '')
      const found = find([one, other], one)
      expect(found).toContain(1)
      if (one !== other) expect(found).toEqual([1])
      const isAlike = one === other || (letters(one) !== '' && letters(one) === letters(other))
      expect(find([one], other)).toEqual(isAlike ? [1] : [])
    }),
    { numRuns: 2000 },
  )
})

test('names that are one for Segment’s classic destinations are one', () => {
  fc.assert(
    fc.property(spellingPairs(), ([one, other]) => {
      if (toNoCase(one) === toNoCase(other)) expect(find([one], other)).toEqual([1])
    }),
    { numRuns: 2000 },
  )
})

test('a call looks into the index, and does not walk through the goals', () => {
  const index = indexOf('Signed up', 'Order')
  const walks = Object.values(index).flatMap((names: ReadonlyMap<string, readonly number[]>) => [
    jest.spyOn(names, 'forEach'),
    jest.spyOn(names, 'keys'),
    jest.spyOn(names, 'values'),
    jest.spyOn(names, 'entries'),
    jest.spyOn(names, Symbol.iterator),
  ])
  expect(findGoals(index, 'signed_up')).toEqual([1])
  expect(findGoals(index, 'nothing like them')).toEqual([])
  for (const walk of walks) expect(walk).not.toHaveBeenCalled()
})
