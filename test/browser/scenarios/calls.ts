import { event, FIRST, hit, pageView } from './hits'
import { track, viewPage } from './in-page'
import type { Scenario } from './scenario'

/** What a product view leaves behind when it is taken back: an empty category, which says nothing. */
const TAKEN_BACK = { _pkc: '' }
const MOOD = { uid: 'ann \u{1F600}', dimension1: 'so \u{1F60E} so', pv_id: 'view 1' }
const VARIABLE = { cvar: '{"1":["mood \u{1F600}","good \u{1F44D}"]}' }

/** What each Segment call becomes. */
export const calls: Scenario[] = [
  {
    name: 'page',
    path: '/shoe?utm_source=mail#size',
    play: ({ page }) => page.evaluate(viewPage),
    hits: [pageView('Shop', { ...FIRST, url: 'SITE/shoe?utm_source=mail#size', _rcn: 'mail' })],
  },
  {
    name: 'identify',
    play: ({ page }) =>
      page.evaluate(async () => {
        await window.analytics.track('Before')
        await window.analytics.identify('ann')
        await window.analytics.track('After')
      }),
    hits: [event('Before', FIRST), event('After', { uid: 'ann' })],
  },
  {
    name: 'track',
    play: ({ page }) => page.evaluate(track, 'Played', { category: 'Video', label: 'Intro', value: 3 }),
    hits: [event('Played', { ...FIRST, e_c: 'Video', e_n: 'Intro', e_v: '3' })],
  },
  {
    name: 'goal',
    settings: () => ({ goals: { 'Signed Up': [2, 3] } }),
    play: ({ page }) => page.evaluate(track, 'Signed Up', { revenue: '$19.90' }),
    hits: [
      hit({ ...FIRST, idgoal: '2', revenue: '19.9' }),
      hit({ idgoal: '3', revenue: '19.9' }),
      event('Signed Up', { e_v: '19.9' }),
    ],
  },
  {
    name: 'custom variables',
    play: ({ page }) =>
      page.evaluate(async () => {
        const options = { integrations: { Piwik: { customVars: { 1: ['plan', 'yearly'] } } } }
        await window.analytics.track('Signed Up', {}, options)
        await window.analytics.track('Played')
      }),
    hits: [
      event('Signed Up', { ...FIRST, cvar: '{"1":["plan","yearly"]}' }),
      event('Played', { cvar: '{"1":["plan","yearly"]}' }),
    ],
  },
  {
    name: 'custom dimensions',
    settings: () => ({ customDimensions: { 'traits.tier': 1, 'properties.plan': 2 } }),
    play: ({ page }) =>
      page.evaluate(async () => {
        await window.analytics.identify('ann', { tier: 'gold' })
        await window.analytics.track('Signed Up', { plan: 'yearly' })
        await window.analytics.track('Played')
      }),
    hits: [
      event('Signed Up', { ...FIRST, uid: 'ann', dimension1: 'gold', dimension2: 'yearly' }),
      event('Played', { uid: 'ann', dimension1: 'gold' }),
    ],
  },
  {
    name: 'order',
    play: ({ page }) =>
      page.evaluate(async () => {
        await window.analytics.track('Order Completed', {
          order_id: 'A-1',
          total: 31.5,
          subtotal: 25,
          tax: 4,
          shipping: 3.5,
          discount: 1,
          products: [
            { sku: 'tea', name: 'Tea', category: 'Drinks', price: 5, quantity: 2 },
            { sku: 'mug', name: 'Mug', category: 'Kitchen', price: 15 },
          ],
        })
      }),
    hits: [
      event('Order Completed', { ...FIRST, e_v: '31.5' }),
      hit({
        idgoal: '0',
        ec_id: 'A-1',
        revenue: '31.5',
        ec_st: '25',
        ec_tx: '4',
        ec_sh: '3.5',
        ec_dt: '1',
        ec_items: '[["tea","Tea","Drinks",5,2],["mug","Mug","Kitchen",15,1]]',
      }),
    ],
  },
  {
    name: 'cart over a page load',
    async play({ page, site, start }) {
      const add = (sku: string) => window.analytics.track('Product Added', { sku, name: sku, price: 5 })
      await page.evaluate(add, 'tea')
      await site.hitsWhen(2)
      await page.reload()
      await start()
      await page.evaluate(add, 'mug')
    },
    hits: [
      event('Product Added', { ...FIRST, e_n: 'tea' }),
      hit({ idgoal: '0', revenue: '5', ec_items: '[["tea","tea","",5,1]]' }),
      event('Product Added', { e_n: 'mug' }),
      hit({ idgoal: '0', revenue: '10', ec_items: '[["tea","tea","",5,1],["mug","mug","",5,1]]' }),
    ],
  },
  {
    name: 'product, list, search, promotion',
    play: ({ page }) =>
      page.evaluate(async () => {
        const promotion = { name: 'Spring', creative: 'banner' }
        await window.analytics.track('Product Viewed', {
          sku: 'tea',
          name: 'Tea',
          category: 'Drinks',
          price: 5,
        })
        await window.analytics.track('Product List Viewed', { category: 'Drinks' })
        await window.analytics.track('Products Searched', { query: 'green tea' })
        await window.analytics.track('Promotion Viewed', promotion)
        await window.analytics.track('Promotion Clicked', promotion)
      }),
    hits: [
      event('Product Viewed', {
        ...FIRST,
        e_c: 'Drinks',
        e_n: 'Tea',
        _pks: 'tea',
        _pkn: 'Tea',
        _pkc: 'Drinks',
        _pkp: '5',
      }),
      event('Product List Viewed', { e_c: 'Drinks', _pkc: 'Drinks' }),
      hit({ search: 'green tea', ...TAKEN_BACK }),
      event('Products Searched', TAKEN_BACK),
      hit({ c_n: 'Spring', c_p: 'banner', ca: '1', ...TAKEN_BACK }),
      event('Promotion Viewed', { e_n: 'Spring', ...TAKEN_BACK }),
      hit({ c_i: 'click', c_n: 'Spring', c_p: 'banner', ca: '1', ...TAKEN_BACK }),
      event('Promotion Clicked', { e_n: 'Spring', ...TAKEN_BACK }),
    ],
  },
  {
    name: 'emoji',
    settings: () => ({ customDimensions: { 'traits.mood': 1, 'properties.note': 2 } }),
    play: ({ page }) =>
      page.evaluate(async () => {
        const { analytics } = window
        document.title = 'Sale \u{1F389} today'
        await analytics.identify('ann \u{1F600}', { mood: 'so \u{1F60E} so' })
        await analytics.page()
        const options = {
          integrations: { Piwik: { customVars: { 1: ['mood \u{1F600}', 'good \u{1F44D}'] } } },
        }
        await analytics.track('Liked \u{1F600}', { label: 'a\u{1F389}b', note: 'n\u{1F389}' }, options)
        await analytics.track('Products Searched', { query: 'tea \u{1F375} pot' })
        await analytics.track('Order Completed', {
          order_id: 'A\u{1F389}',
          total: 5,
          products: [{ sku: 'tea\u{1F375}', name: 'Tea \u{1F375}', category: 'Hot \u{1F525}', price: 5 }],
        })
      }),
    hits: [
      pageView('Sale \u{1F389} today', { ...FIRST, ...MOOD }),
      event('Liked \u{1F600}', { ...MOOD, ...VARIABLE, e_n: 'a\u{1F389}b', dimension2: 'n\u{1F389}' }),
      hit({ ...MOOD, ...VARIABLE, search: 'tea \u{1F375} pot' }),
      event('Products Searched', { ...MOOD, ...VARIABLE }),
      event('Order Completed', { ...MOOD, ...VARIABLE, e_v: '5' }),
      hit({
        ...MOOD,
        ...VARIABLE,
        idgoal: '0',
        ec_id: 'A\u{1F389}',
        revenue: '5',
        ec_st: '5',
        ec_items: '[["tea\u{1F375}","Tea \u{1F375}","Hot \u{1F525}",5,1]]',
      }),
    ],
  },
]
