import type { SegmentEvent } from '@segment/analytics-next'
import { createReport } from '../../src/destination/report'
import type { MatomoCallReport, MatomoSettings } from '../../src'
import { createContext } from './support/analytics'

const PLAYED: SegmentEvent = { type: 'track', event: 'Played' }
const NOTE =
  '[segment-matomo] left-out: A note. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)'

/** Reports a call. Returns the call's log, and the lines of the console: `>` opens a closed group, `v` an open one, `<` ends one. */
function report(
  call: Partial<MatomoCallReport>,
  {
    isDebugging = true,
    debug = false,
  }: { isDebugging?: boolean; debug?: NonNullable<MatomoSettings['debug']> } = {},
) {
  const printed: unknown[][] = []
  const keep =
    (sign: string) =>
    (...args: unknown[]) =>
      void printed.push([sign, ...args])
  jest.spyOn(console, 'groupCollapsed').mockImplementation(keep('>'))
  jest.spyOn(console, 'group').mockImplementation(keep('v'))
  jest.spyOn(console, 'groupEnd').mockImplementation(keep('<'))
  jest.spyOn(console, 'log').mockImplementation(keep(' '))
  const { context, log } = createContext()
  createReport(
    { debug },
    () => isDebugging,
  )({ event: PLAYED, context, outcome: 'recorded', notes: [], ...call })
  return { printed, logged: log.mock.calls }
}

afterEach(() => {
  jest.restoreAllMocks()
})

test('each note is a warning in the call’s own log, under its section', () => {
  expect(report({ outcome: 'held', notes: ['One.', 'Two.'] }).logged).toEqual([
    ['warn', '[segment-matomo] held: One. (https://unpkg.com/segment-matomo@1/docs/debugging.md#held)'],
    ['warn', '[segment-matomo] held: Two. (https://unpkg.com/segment-matomo@1/docs/debugging.md#held)'],
  ])
})

test('a call without notes logs nothing', () => {
  expect(report({ commands: [['trackPageView']] }).logged).toEqual([])
})

test('nothing is printed to the console while debugging is off, but notes are logged', () => {
  const { printed, logged } = report(
    { notes: ['A note.'], commands: [['trackPageView']] },
    { isDebugging: false },
  )
  expect(printed).toEqual([])
  expect(logged).toEqual([['warn', NOTE]])
})

test('while debugging is on, a call is one closed group: the call and its commands', () => {
  const commands = [['setUserId', 'ann'], ['trackPageView']] as const
  expect(report({ commands }).printed).toEqual([
    ['>', '[segment-matomo]', 'track', 'Played'],
    [' ', PLAYED],
    [' ', '_paq.push', ['setUserId', 'ann']],
    [' ', '_paq.push', ['trackPageView']],
    ['<'],
  ])
})

test('while debugging is on, the group of a call with notes is open, and ends with the notes', () => {
  expect(report({ notes: ['A note.'], commands: [['trackPageView']] }).printed).toEqual([
    ['v', '[segment-matomo]', 'track', 'Played'],
    [' ', PLAYED],
    [' ', '_paq.push', ['trackPageView']],
    [' ', NOTE],
    ['<'],
  ])
})

test('while debugging is on, a call that has become no commands is printed alone', () => {
  expect(report({}).printed).toEqual([['>', '[segment-matomo]', 'track', 'Played'], [' ', PLAYED], ['<']])
})

test.each<[string, Partial<SegmentEvent>, string]>([
  ['the event', { type: 'track', event: 'Played', name: 'x', userId: 'ann' }, 'Played'],
  ['the page’s name', { type: 'page', name: 'Home', userId: 'ann' }, 'Home'],
  ['the user', { type: 'identify', userId: 'ann' }, 'ann'],
  ['nothing where the call has no name', { type: 'page' }, ''],
])('while debugging is on, the title of a group names %s', (_, event, title) => {
  expect(report({ event: event as SegmentEvent }).printed[0]).toEqual([
    '>',
    '[segment-matomo]',
    event.type,
    title,
  ])
})

test('debugging that is switched on later counts from then on', () => {
  const printed = jest.spyOn(console, 'groupCollapsed').mockImplementation()
  const state = { isDebugging: false }
  const { context } = createContext()
  const send = createReport({ debug: false }, () => state.isDebugging)
  jest.spyOn(console, 'log').mockImplementation()
  send({ event: PLAYED, context, outcome: 'recorded', notes: [] })
  expect(printed).not.toHaveBeenCalled()
  state.isDebugging = true
  send({ event: PLAYED, context, outcome: 'recorded', notes: [] })
  expect(printed).toHaveBeenCalledTimes(1)
})

describe('where debug is a function', () => {
  test('the function gets each report, and nothing is printed', () => {
    const debug = jest.fn()
    const call = { notes: ['A note.'], commands: [['trackPageView']] } as const
    const { printed, logged } = report(call, { isDebugging: false, debug })
    expect(debug.mock.calls).toEqual([
      [{ event: PLAYED, context: expect.anything() as unknown, outcome: 'recorded', ...call }],
    ])
    expect(printed).toEqual([])
    expect(logged).toEqual([['warn', NOTE]])
  })

  test('analytics.debug(true) prints the call all the same', () => {
    expect(report({}, { debug: jest.fn() }).printed).toEqual([
      ['>', '[segment-matomo]', 'track', 'Played'],
      [' ', PLAYED],
      ['<'],
    ])
  })

  test('what the function throws is logged, and not thrown into the page', () => {
    const logged = jest.spyOn(console, 'error').mockImplementation()
    const error = new Error('not mine')
    const debug = () => {
      throw error
    }
    expect(report({ notes: ['A note.'] }, { debug }).logged).toEqual([['warn', NOTE]])
    expect(logged.mock.calls).toEqual([[error]])
  })
})
