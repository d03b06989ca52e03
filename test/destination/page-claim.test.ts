/** @jest-environment jsdom */
import {
  claimPage,
  hearDecisions,
  releasePage,
  tellDecision,
  warnOnce,
} from '../../src/destination/page-claim'

const NOON = Date.UTC(2026, 10, 23, 12)
const PAGE = Symbol.for('segment-matomo')

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
})
afterEach(() => {
  Reflect.deleteProperty(window, PAGE)
  jest.useRealTimers()
})

describe('the page', () => {
  test('is taken by the first plugin, where other copies of this package find that', () => {
    expect(claimPage()).toMatchObject({ isTaken: true })
    expect(Reflect.get(window, PAGE)).toMatchObject({ isTaken: true })
  })

  test('had no plugin before the first one', () => {
    expect(claimPage().wasTaken).toBeFalsy()
  })

  test('is not taken by a second plugin, which gets an error that says what to do', () => {
    claimPage()
    expect(claimPage).toThrow(
      '[segment-matomo] already-runs: Another Matomo plugin runs on this page, so this one does not start. For several sites or servers, give one plugin the setting `trackers`.',
    )
  })

  test('is not taken beside a plugin of another copy of this package', () => {
    Object.assign(window, { [PAGE]: { isTaken: true } })
    expect(claimPage).toThrow('Another Matomo plugin runs on this page')
  })

  test('may be taken again once it was given back, and is known to have been taken before', () => {
    const claim = claimPage()
    releasePage(claim)
    expect(claim.wasTaken).toBe(true)
    expect(claimPage().wasTaken).toBe(true)
  })
})

describe('what the consent banner says', () => {
  test('is told with its time to the plugin that runs', () => {
    const listener = jest.fn()
    hearDecisions(claimPage(), listener)
    expect(listener).not.toHaveBeenCalled()
    tellDecision('given')
    expect(listener.mock.calls).toEqual([['given', NOON]])
  })

  test('is told to a plugin that starts later, with the time at which it was said', () => {
    tellDecision('refused')
    jest.advanceTimersByTime(5000)
    const listener = jest.fn()
    hearDecisions(claimPage(), listener)
    expect(listener.mock.calls).toEqual([['refused', NOON]])
  })

  test('counts for a plugin that starts later as it was said last', () => {
    tellDecision('refused')
    tellDecision('given')
    const listener = jest.fn()
    hearDecisions(claimPage(), listener)
    expect(listener.mock.calls).toEqual([['given', NOON]])
  })

  test('is forgotten when the page is given back', () => {
    const claim = claimPage()
    tellDecision('given')
    releasePage(claim)
    const listener = jest.fn()
    hearDecisions(claimPage(), listener)
    expect(listener).not.toHaveBeenCalled()
  })

  test('is not told to a plugin that has given the page back', () => {
    const claim = claimPage()
    const listener = jest.fn()
    hearDecisions(claim, listener)
    releasePage(claim)
    tellDecision('given')
    expect(listener).not.toHaveBeenCalled()
  })
})

test('a warning is given once on a page, also by a plugin that is registered again', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation()
  warnOnce('settings', 'One.')
  warnOnce('settings', 'Two.')
  const claim = claimPage()
  warnOnce('settings', 'One.')
  releasePage(claim)
  warnOnce('settings', 'Two.')
  expect(warned.mock.calls.flat()).toEqual([
    '[segment-matomo] settings: One. (https://unpkg.com/segment-matomo@1/docs/debugging.md#settings)',
    '[segment-matomo] settings: Two. (https://unpkg.com/segment-matomo@1/docs/debugging.md#settings)',
  ])
  warned.mockRestore()
})
