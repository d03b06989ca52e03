import { CATEGORIES, decide } from './support/consent'
import { hasActions } from './support/has-actions'
import { useScenario } from './support/scenario'

const scenario = useScenario('consent after a logout')

test('the visit after a logout goes on when consent to cookies is given', async () => {
  const { site, api } = scenario
  const siteId = await api.addSite('given after a logout')
  const { page } = await scenario.open('/', {
    siteId,
    consent: { require: 'cookies', categories: CATEGORIES },
  })
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.track('Before')
  })
  await site.hitsWhen(1)
  await page.evaluate(async () => {
    window.analytics.reset()
    await window.analytics.track('One')
  })
  await site.hitsWhen(2)
  // The ping of matomo.js tells Matomo the visitor's id: hits may overtake the ping.
  await page.route(/matomo\.php.*ping=1/, async (route) => {
    await site.hitsWhen(3)
    await route.continue()
  })
  await decide(page, 'agree')
  await page.evaluate(() => window.analytics.track('Agreed'))
  await site.hitsWhen(4)
  await page.evaluate(() => window.analytics.track('Two'))
  await site.hitsWhen(5)
  const visits = await api.visitsWhen(siteId, hasActions(4))
  await page.context().close()
  expect(visits.map(({ actionDetails }) => actionDetails.map(({ eventAction }) => eventAction))).toEqual([
    ['One', 'Agreed', 'Two'],
    ['Before'],
  ])
})

test('a hit that matomo.js sends by itself names no visitor when consent to cookies is taken back after a logout', async () => {
  const { site, siteId } = scenario
  const { page } = await scenario.open('/', {
    siteId,
    consent: { require: 'cookies', categories: CATEGORIES },
  })
  await decide(page, 'agree')
  await page.evaluate(async () => {
    window.analytics.reset()
    await window.analytics.track('One')
    await window.analytics.track('Two')
  })
  await site.hitsWhen(2)
  await decide(page, 'refuse')
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.org/file.zip' })
    link.addEventListener('click', (event) => {
      event.preventDefault()
    })
    document.body.append(link)
    link.click()
  })
  const hits = await site.hitsWhen(3)
  await page.context().close()
  expect(hits[2]).toMatchObject({ download: 'https://example.org/file.zip' })
  expect(hits[2]?.cid).toBeUndefined()
})
