import { startInPage } from '../support/start-in-page'
import { useSite } from '../support/use-site'

// Pages that are left while matomo.js is still on its way.

const used = useSite()

const trackOne = async () => {
  await window.analytics.identify('ann')
  await window.analytics.track('One')
}
const trackTwo = () => window.analytics.track('Two')

/** Opens a page whose matomo.js is kept back until `release` is called, and makes a call there. */
async function openWithoutMatomo(settings = {}) {
  const release = used.site.holdScript()
  const page = await used.open('/first')
  await startInPage(page, settings)
  await page.evaluate(trackOne)
  return { page, release }
}

const names = () => used.site.hits.map(({ e_a }) => e_a)

/** Gives hits that must not come the time to come. */
const wait = () => new Promise((resolve) => setTimeout(resolve, 1_500))

test('what waits when the page is left arrives once, and the next page goes on', async () => {
  const { page, release } = await openWithoutMatomo()
  await page.goto(`${used.site.url}/next`)
  await used.site.hitsWhen(1)
  release()
  await startInPage(page)
  await page.evaluate(trackTwo)
  await used.site.hitsWhen(2)
  await wait()
  expect(names()).toEqual(['One', 'Two'])
  expect(used.site.hits[0]).toMatchObject({ uid: 'ann', url: `${used.site.url}/first` })
  expect((await page.complaints()).errors).toEqual([])
})

test('a page to which the visitor comes back sends nothing twice, and goes on with its user', async () => {
  const { page, release } = await openWithoutMatomo()
  await page.goto(`${used.site.url}/next`)
  await used.site.hitsWhen(1)
  release()
  // page.back() would wait for a load event, which a restored page does not have.
  await page.evaluate(() => {
    history.back()
  })
  await wait()
  // Where the browser has not kept the page, it is loaded anew.
  const isKept = await page.evaluate(() => 'analytics' in window)
  if (!isKept) await startInPage(page)
  await page.evaluate(trackTwo)
  await used.site.hitsWhen(2)
  await wait()
  expect(used.site.hits.map(({ e_a, uid }) => [e_a, uid])).toEqual([
    ['One', 'ann'],
    ['Two', 'ann'],
  ])
})

test('nothing is sent after matomo.js was blocked', async () => {
  used.site.scriptFault = () => 'drop'
  const page = await used.open('/first')
  await startInPage(page)
  await page.evaluate(() => window.analytics.ready())
  await page.evaluate(trackOne)
  await page.goto(`${used.site.url}/next`)
  await wait()
  expect(used.site.hits).toEqual([])
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('segment-matomo'))),
  ).toEqual([])
})

test('nothing is sent or stored with leavingEarly: false', async () => {
  const { page, release } = await openWithoutMatomo({ leavingEarly: false })
  await page.goto(`${used.site.url}/next`)
  await wait()
  release()
  expect(used.site.hits).toEqual([])
})

test('what may not be sent early is sent by the next page’s matomo.js, once', async () => {
  const settings = { commands: [['setCustomData', { shop: 'tea' }] as const] }
  const { page, release } = await openWithoutMatomo(settings)
  await page.goto(`${used.site.url}/next`)
  release()
  for (const visit of [1, 2]) {
    await startInPage(page, settings)
    await used.site.hitsWhen(1)
    await wait()
    expect([visit, names()]).toEqual([visit, ['One']])
    await page.reload()
  }
  expect(used.site.hits[0]).toMatchObject({ uid: 'ann', url: `${used.site.url}/first` })
})
