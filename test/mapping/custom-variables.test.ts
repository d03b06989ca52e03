import { map } from '../support/map'

const customVars = { 1: ['plan', 'free'] }

test.each([
  [{ integrations: { Piwik: { customVars } } }],
  [{ integrations: { Piwik: { cvar: customVars } } }],
  [{ integrations: { Matomo: { customVars } } }],
  [{ integrations: { piwik: { customVars } } }],
  [{ context: { Piwik: { customVars } } }],
  [{ context: { Matomo: { cvar: customVars } } }],
])('custom variables are read from %j', (call) => {
  expect(map({ type: 'track', event: 'Played', ...call } as never).commands).toStrictEqual([
    ['setCustomVariable', '1', 'plan', 'free', 'page'],
    ['trackEvent', 'All', 'Played'],
  ])
})

const variablesOf = (variables: unknown, settings = {}) =>
  map(
    { type: 'track', event: 'Played', integrations: { Piwik: { customVars: variables as never } } },
    { settings },
  )

test('custom variables are set in the order of their indices, also with an empty value', () => {
  expect(variablesOf({ 2: ['id', ''], 1: ['plan', 'free'] }).commands.slice(0, 2)).toStrictEqual([
    ['setCustomVariable', '1', 'plan', 'free', 'page'],
    ['setCustomVariable', '2', 'id', '', 'page'],
  ])
})

test('custom variables under one name of the destination are not hidden by options under the other name', () => {
  const integrations = { Piwik: { customVars }, Matomo: { customDimensions: { 1: 'x' } } }
  const { commands } = map({ type: 'track', event: 'Played', integrations })
  expect(commands[0]).toStrictEqual(['setCustomVariable', '1', 'plan', 'free', 'page'])
})

test('custom variables are cleaned of what cannot be sent', () => {
  expect(variablesOf({ 1: ['plan\0', 'free\ud800'] }).commands[0]).toStrictEqual([
    'setCustomVariable',
    '1',
    'plan',
    'free',
    'page',
  ])
})

test.each(['-1', '01', '1.5', '1 ', ' 1', '1e0', '0x1'])('custom variables have no index %p', (index) => {
  expect(variablesOf({ [index]: ['a', 'b'] }).commands).toStrictEqual([['trackEvent', 'All', 'Played']])
})

test('custom variables may have an index of several digits', () => {
  expect(variablesOf({ 12: ['a', 'b'] }, { customVariableLimit: 20 }).commands[0]?.[1]).toBe('12')
})

test('custom variables may be numbers and booleans, which stay what they are', () => {
  expect(variablesOf({ 1: ['seats', 0], 2: ['trial', false] }).commands.slice(0, 2)).toStrictEqual([
    ['setCustomVariable', '1', 'seats', 0, 'page'],
    ['setCustomVariable', '2', 'trial', false, 'page'],
  ])
})

test('custom variables are read up to the limit', () => {
  const seven = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((i) => [i, [`name ${i}`, 'x']]))
  const count = (settings: object) =>
    variablesOf(seven, settings).commands.filter(([method]) => method === 'setCustomVariable').length
  expect(count({})).toBe(5)
  expect(count({ customVariableLimit: 7 })).toBe(7)
  expect(count({ customVariableLimit: 0 })).toBe(0)
  // Segment's settings may hold a number as text.
  expect(count({ customVariableLimit: '10' })).toBe(7)
  const reason = 'because the setting customVariableLimit is 5'
  expect(variablesOf(seven).omitted).toStrictEqual([
    expect.stringContaining(`The custom variable 6 was not sent to Matomo ${reason}`),
    expect.stringContaining(`The custom variable 7 was not sent to Matomo ${reason}`),
  ])
})

test.each([
  [{ UserId: ['a', 'b'] }, 'The custom variable "UserId"'],
  [{ 0: ['a', 'b'] }, 'The custom variable "0"'],
  [{ 1: 'free' }, 'The custom variable "1"'],
  [{ 1: ['plan'] }, 'The custom variable "1"'],
  [{ 1: ['', 'free'] }, 'The custom variable "1"'],
  [{ 1: ['plan', { a: 1 }] }, 'The custom variable "1"'],
  [{ 1: ['plan', NaN] }, 'The custom variable "1"'],
  ['free', 'The custom variable "free"'],
])('custom variables in the wrong shape are left out with one note: %j', (variables, reason) => {
  const mapping = variablesOf(variables)
  expect(mapping.commands).toStrictEqual([['trackEvent', 'All', 'Played']])
  expect(mapping.omitted).toStrictEqual([expect.stringContaining(reason)])
})
