import { freezeClock } from './support/freeze-clock'
import { cleanPage, pushed, queued, startAnalytics } from './support/start-analytics'

freezeClock()
beforeEach(cleanPage)

test('an element of the page in a command of the settings stays that element', async () => {
  await startAnalytics({ settings: { commands: [['addListener', document.body]] } })
  expect(queued()).toContainEqual(['addListener', document.body])
  expect(queued().find(([method]) => method === 'addListener')?.[1]).toBe(document.body)
})

test('matomo.js gets arrays and objects of its own, because it changes them', async () => {
  const domains = ['shop.test']
  const settings = { domains, goals: { Paid: 7 }, customDimensions: { 'properties.plan': 1 } }
  const analytics = await startAnalytics({ settings })
  expect(queued()).toContainEqual(['setDomains', domains])
  for (const [method, list] of queued()) {
    if (method === 'setDomains') (list as string[]).push('changed')
  }
  expect(domains).toEqual(['shop.test'])

  await analytics.track('Paid', { plan: 'Pro' })
  const [goal, event] = pushed()
  expect(goal).toEqual(['trackGoal', 7, undefined, { dimension1: 'Pro' }])
  expect(event?.at(-1)).toEqual({ dimension1: 'Pro' })
  expect(event?.at(-1)).not.toBe(goal?.at(-1))
})
