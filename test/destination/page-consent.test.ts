/** @jest-environment jsdom */
import { claimPage, hearDecisions } from '../../src/destination/page-claim'
import { pageConsent } from '../../src/destination/page-consent'

afterEach(() => {
  Reflect.deleteProperty(window, Symbol.for('segment-matomo'))
})

test.each(['given', 'refused'] as const)('the plugin that runs is told that consent is %s', (decision) => {
  const listener = jest.fn()
  hearDecisions(claimPage(), listener)
  pageConsent[decision]()
  expect(listener.mock.calls).toEqual([[decision, expect.any(Number)]])
})

test.each(['given', 'refused'] as const)(
  'a plugin that starts later is told that consent is %s',
  (decision) => {
    pageConsent[decision]()
    const listener = jest.fn()
    hearDecisions(claimPage(), listener)
    expect(listener.mock.calls).toEqual([[decision, expect.any(Number)]])
  },
)
