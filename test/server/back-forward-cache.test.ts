import { openPage } from '../support/browser'
import { useScenario } from './support/scenario'

const scenario = useScenario('back/forward cache')

/** Whether this browser restores pages: the headless shell that comes by npm does not. CI installs a whole browser. */
async function restoresPages(): Promise<boolean> {
  const { page } = await openPage(scenario.browser, `${scenario.site.url}/first`)
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isRestored: persisted }))
  })
  await page.goto(`${scenario.site.url}/second`)
  await page.evaluate(() => {
    history.back()
  })
  await page.waitForTimeout(1_000)
  const isRestored = await page.evaluate(() => (window as { isRestored?: boolean }).isRestored === true)
  await page.context().close()
  return isRestored
}

test('a page restored from the back/forward cache goes on tracking', async () => {
  if (!process.env.CI && !(await restoresPages())) return
  const { page, errors } = await scenario.open('/first')
  await page.evaluate(async () => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) void window.analytics.page({ title: 'restored' })
    })
    await window.analytics.page()
    await window.analytics.ready()
  })
  await scenario.site.hitsWhen(1)
  await page.goto(`${scenario.site.url}/second`)
  // page.goBack() would wait for a load event, which a restored page does not have.
  await page.evaluate(() => {
    history.back()
  })
  const hits = await scenario.site.hitsWhen(2)
  expect(hits[1]).toMatchObject({ action_name: 'restored', url: `${scenario.site.url}/first` })
  expect(errors).toEqual([])
  await page.context().close()
})
