import { startInPage } from '../support/start-in-page'
import { useSite } from '../support/use-site'

const used = useSite()

const ready = () => window.analytics.ready()
const track = (name: string) => window.analytics.track(name)

test('the built file turns page, identify and track into hits', async () => {
  const page = await used.open('/shoe?utm_source=mail#size')
  await startInPage(page, { goals: { 'Order Completed': 2 } })
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.page()
    await window.analytics.track('Order Completed', { category: 'Shop', label: 'Web', revenue: '$19.90' })
  })
  const hits = await used.site.hitsWhen(3)
  expect(hits.find(({ action_name }) => action_name)).toMatchObject({
    idsite: '1',
    rec: '1',
    uid: 'ann',
    action_name: 'Shop',
    url: `${used.site.url}/shoe?utm_source=mail#size`,
  })
  expect(hits.find(({ idgoal }) => idgoal)).toMatchObject({ idgoal: '2', revenue: '19.9', uid: 'ann' })
  expect(hits.find(({ e_a }) => e_a)).toMatchObject({
    ...{ e_c: 'Shop', e_a: 'Order Completed', e_n: 'Web', e_v: '19.9', uid: 'ann' },
  })
  expect((await page.complaints()).errors).toEqual([])
})

test('isLoaded() and ready() follow matomo.js', async () => {
  const release = used.site.holdScript()
  const page = await used.open()
  await startInPage(page)
  const loaded = () =>
    page.evaluate(() => window.analytics.queue.plugins.find(({ name }) => name === 'Piwik')?.isLoaded())
  expect(await loaded()).toBe(false)
  release()
  await page.evaluate(ready)
  expect(await loaded()).toBe(true)
})

test('reset() before the page is left: the first hit of the next page starts a visit, and no other', async () => {
  const page = await used.open()
  await startInPage(page)
  await page.evaluate(async () => {
    await window.analytics.identify('ann')
    await window.analytics.track('One')
    window.analytics.reset()
  })
  for (const names of [['Two', 'Three'], ['Four']]) {
    await page.reload()
    await startInPage(page)
    for (const name of names) await page.evaluate(track, name)
    await page.evaluate(ready)
    await used.site.hitsWhen(names.includes('Four') ? 4 : 3)
  }
  const newVisits = used.site.hits.map(({ e_a, new_visit }) => [e_a, new_visit]).sort()
  expect(newVisits).toEqual([
    ['Four', undefined],
    ['One', undefined],
    ['Three', undefined],
    ['Two', '1'],
  ])
})
