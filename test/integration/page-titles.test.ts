import type { Plugin } from '@segment/analytics-next'
import { matomo } from '../../src'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)

const titles = () =>
  pushed()
    .filter(([method]) => method === 'setDocumentTitle')
    .map(([, title]) => title)

/** A plugin of the page's own that changes each page view before destinations get it. */
function changing(
  change: (page: Record<string, unknown>, properties: Record<string, unknown>) => void,
): Plugin {
  return {
    name: 'changing',
    type: 'enrichment',
    version: '1',
    isLoaded: () => true,
    load: () => Promise.resolve(),
    page(ctx) {
      const page = (ctx.event.context?.page ?? {}) as Record<string, unknown>
      change(page, ctx.event.properties ?? {})
      return ctx
    },
  }
}

const destination = () => matomo({ siteId: 1, serverUrl: 'https://matomo.test' })

test.each([undefined, null, '', '  '])(
  'page("Home", { title: %p }) has the document’s title',
  async (title) => {
    const analytics = await startAnalytics()
    document.title = 'Home of teas'
    await analytics.page('Home', { title })
    expect(titles()).toEqual(['Home of teas'])
  },
)

test('a page without a title has the title that the document had at the call', async () => {
  const analytics = await startAnalytics()
  document.title = 'Home'
  const first = analytics.page('Home', { title: undefined })
  document.title = 'Teas'
  const second = analytics.page('Teas', { title: undefined })
  document.title = 'Cart'
  await Promise.all([first, second])
  expect(titles()).toEqual(['Home', 'Teas'])
})

test('a title that a plugin has emptied stays empty', async () => {
  const emptying = changing((page, properties) => {
    page.title = ''
    properties.title = ''
  })
  const analytics = await startAnalytics({ plugins: [destination(), emptying] })
  document.title = 'Ann’s prescription'
  await analytics.page()
  expect(titles()).toEqual([''])
})

test('a title that a plugin has changed is the changed one', async () => {
  const changed = changing((page, properties) => {
    page.title = 'A prescription'
    properties.title = 'A prescription'
  })
  const analytics = await startAnalytics({ plugins: [destination(), changed] })
  document.title = 'Ann’s prescription'
  await analytics.page()
  await analytics.page('Home', { title: undefined })
  expect(titles()).toEqual(['A prescription', 'A prescription'])
})

test('the title of the call wins over the document’s', async () => {
  const analytics = await startAnalytics()
  document.title = 'Home'
  await analytics.page('Home', { title: 'Teas' })
  expect(titles()).toEqual(['Teas'])
})

test('a page with an emoji and half of one in its title is recorded', async () => {
  const analytics = await startAnalytics()
  await analytics.page('Sale', { title: 'Sale \ud83c\udf89\ud83c' })
  expect(titles()).toEqual(['Sale \ud83c\udf89'])
})
