import type { Visit } from '../../scripts/matomo/types'
import { hasActions } from './support/has-actions'
import { nameOf } from './support/name-of'
import { useScenario } from './support/scenario'

const scenario = useScenario('a new visit after a logout')

/** How often each test is repeated: Matomo files hits of one moment by chance. `RUNS=20` repeats it more often. */
const RUNS = Array.from({ length: Number(process.env.RUNS ?? 3) }, (_, index) => index + 1)

/** Each visit with its user and its actions, the oldest visit first. Matomo tells no order within a second. */
const storyOf = (visits: readonly Visit[]) =>
  [...visits].reverse().map(({ userId, actionDetails }) => [userId, actionDetails.map(nameOf).sort()])

/** The plugin sends straight to Matomo, as on a real site: the test site would hand the hits on one by one. */
const sendStraight = (siteId: number) => ({
  siteId,
  trackerUrl: `${process.env.MATOMO_URL ?? ''}/matomo.php`,
})

test.each(RUNS)(
  'a page view and an event in the tick of a logout are one visit of the next visitor, and none is in the last user’s (run %d)',
  async (run) => {
    const { api } = scenario
    const siteId = await api.addSite(`logout in one tick ${run}`)
    const { page } = await scenario.open('/', sendStraight(siteId))
    await page.evaluate(async () => {
      await window.analytics.identify('ann')
      await window.analytics.page()
      await window.analytics.track('Signed In')
    })
    await api.visitsWhen(siteId, hasActions(2))
    await page.evaluate(async () => {
      window.analytics.reset()
      void window.analytics.page('', { title: 'Goodbye' })
      await window.analytics.track('Rated')
    })
    const visits = await api.visitsWhen(siteId, hasActions(4))
    await page.context().close()
    expect(storyOf(visits)).toEqual([
      ['ann', ['Shop', 'Signed In']],
      [null, ['Goodbye', 'Rated']],
    ])
  },
)

test.each(RUNS)(
  'calls of two users that all waited for matomo.js are one visit for each of them (run %d)',
  async (run) => {
    const { api, site } = scenario
    const siteId = await api.addSite(`two users wait ${run}`)
    const release = site.holdScript()
    const { page } = await scenario.open('/', sendStraight(siteId))
    await page.evaluate(async () => {
      const { analytics } = window
      await analytics.identify('ann')
      await analytics.page()
      await analytics.track('Signed In')
      analytics.reset()
      await analytics.page('', { title: 'Goodbye' })
      await analytics.track('Rated')
      await analytics.track('Left')
    })
    release()
    const visits = await api.visitsWhen(siteId, hasActions(5))
    await page.context().close()
    expect(storyOf(visits)).toEqual([
      ['ann', ['Shop', 'Signed In']],
      [null, ['Goodbye', 'Left', 'Rated']],
    ])
  },
)
