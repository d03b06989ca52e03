import { Context } from '@segment/analytics-next'
import { matomo } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { messagesOf } from './support/messages-of'
import { cleanPage, pushed, queued, SITE, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

test('a command that matomo.js refuses is named in the call’s log, and the rest of the call is pushed', async () => {
  const analytics = await startAnalytics({ settings: { goals: { Paid: 1 } } })
  const taken: unknown[] = []
  window._paq = {
    push(command) {
      if (command?.[0] === 'trackGoal') throw new TypeError('no such method')
      return taken.push(command)
    },
  }
  const ctx = await analytics.track('Paid')
  expect(taken).toEqual([['trackEvent', 'All', 'Paid']])
  expect(messagesOf(ctx)).toContain(
    '[segment-matomo] refused-by-matomo: matomo.js refused the command "trackGoal". Everything else was sent. Check the name of the method and the version of your Matomo. (https://unpkg.com/segment-matomo@1/docs/debugging.md#refused-by-matomo)',
  )
})

test('a custom variable outside the limit is left out and logged as a warning, and the rest is sent', async () => {
  const analytics = await startAnalytics()
  const integrations = { Piwik: { customVars: { 9: ['a', 'b'] } } }
  const ctx = await analytics.track('Played', {}, { integrations })
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  const warnings = ctx.logs().filter(({ level }) => level === 'warn')
  expect(warnings.map(({ message }) => message)).toEqual([
    '[segment-matomo] left-out: The custom variable 9 was not sent to Matomo because the setting customVariableLimit is 5. Raise the setting to as many custom variables as your Matomo has. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)',
  ])
})

test('a call that throws when it is read is left out and logged, and the next call is sent', async () => {
  const plugin = matomo(SITE)
  const analytics = await startAnalytics({ plugins: [plugin] })
  const explode = () => {
    throw new Error('hands off')
  }
  const ctx = new Context({ type: 'track', event: 'Odd' })
  ctx.event.context = new Proxy({}, { get: () => explode() })
  await plugin.track?.(ctx)
  expect(messagesOf(ctx)).toContain(
    '[segment-matomo] left-out: The call was not sent to Matomo because reading it failed: Error: hands off. Pass plain values. (https://unpkg.com/segment-matomo@1/docs/debugging.md#left-out)',
  )
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('undefined that the page’s own code pushes into _paq does not lose the user of a call', async () => {
  const analytics = await startAnalytics()
  window._paq?.push(undefined)
  await analytics.identify('ann')
  analytics.reset()
  await analytics.identify('bob')
  await analytics.track('Played')
  expect(queued()).toContainEqual(['setUserId', 'ann'])
  expect(queued()).toContainEqual(['trackEvent', 'All', 'Played'])
})
