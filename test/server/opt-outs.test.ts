import { cookieNames } from './support/cookie-names'
import { useScenario } from './support/scenario'

const scenario = useScenario('opt-outs')

test('the setting cookies: false leaves no cookie of Matomo', async () => {
  const { page } = await scenario.open('/', { cookies: false })
  await page.evaluate(() => window.analytics.page())
  await scenario.site.hitsWhen(1)
  expect((await cookieNames(page)).filter((name) => name.startsWith('_pk'))).toEqual([])
  await page.context().close()
})

test('the setting doNotTrack keeps visitors who ask for it from being tracked', async () => {
  const { site } = scenario
  // matomo.js reads navigator.doNotTrack when it starts.
  const release = site.holdScript()
  const asking = await scenario.open('/', { doNotTrack: true })
  await asking.page.evaluate(() => {
    Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })
    return window.analytics.page()
  })
  release()
  await asking.page.evaluate(() => window.analytics.ready())
  await asking.page.waitForTimeout(1_500)
  expect(site.hits).toEqual([])
  await asking.page.context().close()
})
