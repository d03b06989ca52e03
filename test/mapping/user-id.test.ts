import { map, mapAll, pageCall, reset } from '../support/map'

const track = (event: string, userId?: string | null) => ({ type: 'track' as const, event, userId })

test('identify sets the user id, as text', () => {
  expect(map({ type: 'identify', userId: 5000 as never }).commands).toStrictEqual([['setUserId', '5000']])
})

test.each([undefined, null, '', '  ', {}, NaN])('identify without an id (%p) sets nothing', (userId) => {
  expect(map({ type: 'identify', userId: userId as never }).commands).toStrictEqual([])
})

test('a returning user is known from the first page view on, and said once', () => {
  const { commands } = mapAll([{ ...pageCall(), userId: 'ann' }, track('Played', 'ann')])
  expect(commands.map(([method]) => method)).toStrictEqual([
    'setUserId',
    'setCustomUrl',
    'setDocumentTitle',
    'trackPageView',
    'trackEvent',
  ])
})

test('identify says the user each time it is called', () => {
  const identify = { type: 'identify' as const, userId: 'ann' }
  expect(mapAll([identify, identify]).commands).toStrictEqual([
    ['setUserId', 'ann'],
    ['setUserId', 'ann'],
  ])
})

test('another user is said before the hit', () => {
  expect(mapAll([track('A', 'ann'), track('B', 'bob')]).commands).toStrictEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'A'],
    ['setUserId', 'bob'],
    ['trackEvent', 'All', 'B'],
  ])
})

test('an event without a user is not recorded for the user before', () => {
  expect(mapAll([track('A', 'ann'), track('B', null), track('C')]).commands).toStrictEqual([
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'A'],
    ['resetUserId'],
    ['trackEvent', 'All', 'B'],
    ['trackEvent', 'All', 'C'],
  ])
})

describe('the setting userId', () => {
  test('false: ids are never sent', () => {
    const settings = { userId: false }
    expect(
      mapAll([{ type: 'identify', userId: 'ann' }, track('A', 'ann'), track('B', null)], { settings })
        .commands,
    ).toStrictEqual([
      ['trackEvent', 'All', 'A'],
      ['trackEvent', 'All', 'B'],
    ])
  })

  test('a function maps each id once', () => {
    const userId = jest.fn((id: string) => `#${id.length}`)
    const { commands } = mapAll([track('A', 'ann'), track('B', 'ann')], { settings: { userId } })
    expect(commands[0]).toStrictEqual(['setUserId', '#3'])
    expect(userId).toHaveBeenCalledTimes(1)
  })

  test.each([
    [
      () => {
        throw new Error('no key')
      },
      'threw an error: Error: no key.',
    ],
    [() => undefined as never, 'did not return a text'],
  ])('a function that fails leaves the id out, and nothing else', (userId, reason) => {
    const mapping = map(track('A', 'ann'), { settings: { userId } })
    expect(mapping.commands).toStrictEqual([['trackEvent', 'All', 'A']])
    expect(mapping.omitted).toStrictEqual([expect.stringContaining(reason)])
  })
})

test('a reset forgets the user', () => {
  const { commands, state } = reset(map(track('A', 'ann')).state)
  expect(commands).toStrictEqual([['resetUserId']])
  expect(mapAll([track('B'), track('C', 'ann')], { state }).commands).toStrictEqual([
    ['trackEvent', 'All', 'B'],
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'C'],
  ])
})
