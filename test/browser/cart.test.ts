import { setTimeout as wait } from 'node:timers/promises'
import type { TestPage } from '../support/engines/test-page'
import { startInPage } from '../support/start-in-page'
import { useSite } from '../support/use-site'

const used = useSite()

const KEY = 'segment-matomo:cart:1'

const track = (page: TestPage, event: string, properties: object = {}) =>
  page.evaluate((event, properties) => window.analytics.track(event, properties), event, properties)
const stored = (page: TestPage) => page.evaluate((key) => localStorage.getItem(key), KEY)
/** Two tabs may be two processes: what one stores reaches the other a moment later. */
async function untilStored(page: TestPage, sku: string): Promise<void> {
  while (!(await stored(page))?.includes(sku)) await wait(10)
}
const add = (page: TestPage, sku: string) => track(page, 'Product Added', { sku, price: 5 })

/** The carts that Matomo was told, each as its skus and its total, in the order of the skus. */
const carts = () =>
  used.site.hits
    .filter(({ idgoal, ec_id }) => idgoal === '0' && !ec_id)
    .map(({ revenue, ec_items = '[]' }) =>
      [...(JSON.parse(ec_items) as [string][]).map(([sku]) => sku), revenue].join(' '),
    )
    .sort()

test('the cart outlives a page load, and ends with the order', async () => {
  const page = await used.open()
  await startInPage(page)
  await add(page, 'tea')
  await page.reload()
  await startInPage(page)
  await add(page, 'mug')
  await track(page, 'Order Completed', { order_id: '1', products: [{ sku: 'mug', price: 5 }] })
  await page.reload()
  await startInPage(page)
  await add(page, 'cup')
  await used.site.hitsWhen(8)
  expect(carts()).toEqual(['cup 5', 'tea 5', 'tea mug 10'])
})

test('two tabs fill one cart', async () => {
  const page = await used.open()
  await startInPage(page)
  const other = await page.newTab(used.site.url)
  await startInPage(other)
  await add(page, 'tea')
  await untilStored(other, 'tea')
  await add(other, 'mug')
  await untilStored(page, 'mug')
  await add(page, 'cup')
  await used.site.hitsWhen(6)
  expect(carts()).toContain('tea mug cup 15')
})

test.each([
  ['reset()', 2, () => window.analytics.reset()],
  ['Cart Viewed with no products', 4, () => window.analytics.track('Cart Viewed', { products: [] })],
])('%s empties it', async (_, hits, empty) => {
  const page = await used.open()
  await startInPage(page)
  await add(page, 'tea')
  expect(await stored(page)).toContain('tea')
  await page.evaluate(empty as () => Promise<void>)
  expect(await stored(page)).toBeNull()
  await used.site.hitsWhen(hits)
})

test.each(['', '{', '[]', '{"version":1,"items":"x"}', '{"version":99,"items":[{"sku":"old"}]}'])(
  'stored content that it cannot read is ignored: %j',
  async (stored) => {
    const page = await used.open()
    await page.evaluate((key, stored) => localStorage.setItem(key, stored), KEY, stored)
    await startInPage(page)
    await add(page, 'tea')
    await used.site.hitsWhen(2)
    expect(carts()).toEqual(['tea 5'])
    expect((await page.complaints()).errors).toEqual([])
  },
)

test('without localStorage the cart is kept while the page is open', async () => {
  const page = await used.open()
  await startInPage(page)
  await page.evaluate(() => {
    for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
      Storage.prototype[method] = () => {
        throw new Error('denied')
      }
    }
  })
  await add(page, 'tea')
  await add(page, 'mug')
  await used.site.hitsWhen(4)
  expect(carts()).toEqual(['tea 5', 'tea mug 10'])
  expect((await page.complaints()).errors).toEqual([])
})
