import type { SegmentEvent } from '@segment/analytics-next'
import { initialState } from '../../src/mapping/state'
import { saidOfPage } from '../../src/segment/page-snapshot'
import { contextOf, map, mapAll, pageAt, pageCall, SHOP, type Page } from '../support/map'

const played = (page: Page) => ({ type: 'track' as const, event: 'Played', context: contextOf(page), page })
const secret = pageAt('https://shop.test/two?email=ann@shop.test')

const valuesOf = (method: string, { commands }: { commands: readonly (readonly unknown[])[] }) =>
  commands.filter(([name]) => name === method).map(([, value]) => value)
const urlsOf = (mapping: Parameters<typeof valuesOf>[1]) => valuesOf('setCustomUrl', mapping)

/** A call that a plugin changes after analytics.js has made it. */
function changed(call: object, change: (event: SegmentEvent) => void) {
  const event = structuredClone({ ...call, page: undefined }) as unknown as SegmentEvent
  const said = saidOfPage(event)
  change(event)
  const { page = SHOP } = call as { page?: Page }
  return { ...event, page: { ...page, said } }
}

const setUrl = (url: unknown) => (event: SegmentEvent) => {
  ;(event.context?.page as Record<string, unknown>).url = url
}

describe('a URL that a caller gives a page view', () => {
  const view = { ...pageCall(secret, { url: 'https://shop.test/two', search: '' }), page: secret }

  test('counts for the later events on that page', () => {
    expect(urlsOf(mapAll([view, played(secret)]))).toStrictEqual(['https://shop.test/two'])
  })

  test.each([
    ['a hash that was added', 'https://shop.test/two?email=ann@shop.test#faq'],
    ['a parameter that was added', 'https://shop.test/two?email=ann@shop.test&tab=1'],
    ['all parameters removed', 'https://shop.test/two'],
  ])('counts for later events on that page with %s', (_, href) => {
    expect(urlsOf(mapAll([view, played(pageAt(href))]))).toStrictEqual(['https://shop.test/two'])
  })

  test.each([
    [{ url: '/start' }, 'https://shop.test/start'],
    [{ url: '/start', path: '/start' }, 'https://shop.test/start'],
    [{ url: '/start?by=mail', search: '?by=mail' }, 'https://shop.test/start?by=mail'],
  ])('counts for later events whatever else the caller gives: %j', (given, url) => {
    const view = { ...pageCall(SHOP, given), page: SHOP }
    expect(urlsOf(mapAll([view, played(SHOP)]))).toStrictEqual([url])
  })

  test('does not count for an event on another page', () => {
    const other = pageAt('https://shop.test/other')
    expect(urlsOf(mapAll([view, played(other)]))).toStrictEqual(['https://shop.test/two', other.href])
  })

  test('does not count for the next page view on that path', () => {
    const third = pageAt('https://shop.test/two?page=3')
    expect(urlsOf(mapAll([view, { ...pageCall(third), page: third }]))[1]).toBe(third.href)
  })

  test('is the referrer of the next page view', () => {
    const other = pageAt('https://shop.test/other')
    const mapping = mapAll([view, { ...pageCall(other), page: other }])
    expect(valuesOf('setReferrerUrl', mapping)).toStrictEqual(['https://shop.test/two'])
  })
})

describe('a URL that a plugin changes in the context', () => {
  const clean = 'https://shop.test/two'

  test('counts for that event, and the address bar’s hash does not', () => {
    const page = pageAt(`${secret.href}#top`)
    expect(urlsOf(mapAll([changed(played(page), setUrl(clean))], { page }))).toStrictEqual([clean])
  })

  test('counts for a page view, whose properties still have the other one', () => {
    const view = changed({ ...pageCall(secret), page: secret }, setUrl(clean))
    expect(urlsOf(mapAll([view]))).toStrictEqual([clean])
  })

  test('counts also over the URL that a caller gave', () => {
    const view = changed({ ...pageCall(secret, { url: '/two?token=1' }), page: secret }, setUrl(clean))
    expect(urlsOf(mapAll([view]))).toStrictEqual([clean])
  })

  test('gives way to a URL that a plugin changes in the properties of a page view', () => {
    const view = changed({ ...pageCall(secret), page: secret }, (event) => {
      setUrl('https://shop.test/context')(event)
      Object.assign(event.properties ?? {}, { url: clean })
    })
    expect(urlsOf(mapAll([view]))).toStrictEqual([clean])
  })

  test('counts for later events of the page that no plugin changes', () => {
    const calls = [changed(played(secret), setUrl(clean)), played(secret)]
    expect(urlsOf(mapAll(calls))).toStrictEqual([clean])
  })
})

describe('where a visitor goes back to a page without a page call', () => {
  const other = pageAt('https://shop.test/other')
  const otherView = { ...pageCall(other), page: other }

  test('the URL that a caller gave that page counts again', () => {
    const view = { ...pageCall(secret, { url: 'https://shop.test/two', search: '' }), page: secret }
    expect(urlsOf(mapAll([view, otherView, played(secret)]))).toStrictEqual([
      'https://shop.test/two',
      other.href,
      'https://shop.test/two',
    ])
  })

  test('what a plugin took out of an event on that page stays out', () => {
    const event = changed(played(secret), setUrl('https://shop.test/two'))
    expect(urlsOf(mapAll([event, otherView, played(secret)]))).toContain('https://shop.test/two')
    expect(urlsOf(mapAll([event, otherView, played(secret)]))).not.toContain(secret.href)
  })

  test('a hundred pages are remembered, the latest ones', () => {
    const pages = Array.from({ length: 101 }, (_, index) => pageAt(`https://shop.test/${index}?email=ann`))
    const views = pages.map((page) => ({ ...pageCall(page, { url: page.path }), page }))
    const { state } = mapAll(views)
    const urlAt = (index: number) =>
      urlsOf(mapAll([played(pages[index] ?? SHOP)], { state: { ...state, url: undefined } }))
    expect(urlAt(0)).toStrictEqual(['https://shop.test/0?email=ann'])
    expect(urlAt(1)).toStrictEqual(['https://shop.test/1'])
    expect(urlAt(100)).toStrictEqual(['https://shop.test/100'])
  })

  test('a page that is seen again is among the latest', () => {
    const pages = Array.from({ length: 100 }, (_, index) => pageAt(`https://shop.test/${index}?email=ann`))
    const views = pages.map((page) => ({ ...pageCall(page, { url: page.path }), page }))
    const [first = otherView] = views
    expect(urlsOf(mapAll([...views, first, otherView, played(first.page)])).pop()).toBe('https://shop.test/0')
  })
})

describe('a page view whose properties a plugin removes', () => {
  const removeProperties = (event: SegmentEvent) => {
    event.properties = { plan: 'gold' }
  }

  test('has the URL that its context still says', () => {
    const page = pageAt('https://shop.test/teas#top')
    expect(urlsOf(mapAll([changed({ ...pageCall(page), page }, removeProperties)]))).toStrictEqual([
      page.href,
    ])
    const given = changed({ ...pageCall(page, { url: '/mugs' }), page }, removeProperties)
    expect(urlsOf(mapAll([given]))).toStrictEqual(['https://shop.test/mugs'])
  })

  test('has the referrer that its context still says', () => {
    const page = pageAt('https://shop.test/teas', { referrer: 'https://partner.test/' })
    const mapping = mapAll([changed({ ...pageCall(page), page }, removeProperties)])
    expect(valuesOf('setReferrerUrl', mapping)).toStrictEqual(['https://partner.test/'])
  })

  test('has no URL of the address bar where the plugin also empties the context', () => {
    const view = changed({ ...pageCall(secret), page: secret }, (event) => {
      removeProperties(event)
      setUrl('')(event)
    })
    expect(urlsOf(mapAll([view]))).toStrictEqual(['https://shop.test/'])
  })
})

test('a page view of an earlier page load says nothing of the events on the page that is open', () => {
  const then = pageAt('https://shop.test/then')
  const now = pageAt('https://shop.test/now')
  const late = { ...pageCall(then), page: { ...now, path: then.path } }
  expect(urlsOf(mapAll([late, played(now)]))).toStrictEqual([then.href, now.href])
})

describe('a URL that is emptied', () => {
  test.each([
    ['a blank text', ' '],
    ['an empty text', ''],
    ['nothing', undefined],
    ['null', null],
    ['no text', 5],
    ['a text of which nothing can be sent', '\0\ud83c'],
  ])('by a plugin to %s becomes the origin where the page has no clean URL', (_, value) => {
    expect(urlsOf(mapAll([changed(played(secret), setUrl(value))], { page: secret }))).toStrictEqual([
      'https://shop.test/',
    ])
  })

  test('by a plugin becomes the URL of the page’s view', () => {
    const view = { ...pageCall(secret, { url: 'https://shop.test/two' }), page: secret }
    expect(urlsOf(mapAll([view, changed(played(secret), setUrl(''))]))).toStrictEqual([
      'https://shop.test/two',
    ])
  })

  test.each([
    ['file:///shop/index.html?email=ann', 'file:///'],
    ['capacitor://localhost/two?email=ann', 'capacitor://localhost/'],
    ['http://localhost:8100/two?email=ann', 'http://localhost:8100/'],
  ])('by a plugin on %s becomes %s', (href, url) => {
    const page = pageAt(href)
    expect(urlsOf(mapAll([changed(played(page), setUrl(''))], { page }))).toStrictEqual([url])
  })

  test('by a plugin that removes the whole page from the context becomes the origin', () => {
    const event = changed(played(secret), ({ context }) => delete context?.page)
    expect(urlsOf(mapAll([event], { page: secret }))).toStrictEqual(['https://shop.test/'])
  })

  test.each([{ url: '' }, { url: undefined }, { url: null }, { url: 5 }])(
    'by a caller, %j, becomes the origin',
    (given) => {
      expect(urlsOf(mapAll([{ ...pageCall(secret, given), page: secret }]))).toStrictEqual([
        'https://shop.test/',
      ])
    },
  )
})

describe('the referrer', () => {
  const from = pageAt('https://shop.test/', { referrer: 'https://partner.test/?email=ann' })
  const state = initialState({ url: from.href, referrer: from.referrer })
  const referrersOf = (calls: Parameters<typeof mapAll>[0]) =>
    valuesOf('setReferrerUrl', mapAll(calls, { state }))
  const setReferrer = (referrer: unknown) => (event: SegmentEvent) => {
    ;(event.context?.page as Record<string, unknown>).referrer = referrer
  }

  test('of the first page is what matomo.js reads from the document', () => {
    expect(referrersOf([played(from), { ...pageCall(from), page: from }])).toStrictEqual([])
  })

  test('of the first page is set where matomo.js reads it in another way', () => {
    const odd = pageAt('https://shop.test/', { referrer: 'https://partner.test/?q=a%26b' })
    const mapping = map(pageCall(odd), {
      page: odd,
      state: initialState({ url: odd.href, referrer: odd.referrer }),
    })
    expect(valuesOf('setReferrerUrl', mapping)).toStrictEqual(['https://partner.test/?q=a%26b'])
  })

  test('that a plugin changes counts from the first event on, and is set once', () => {
    const change = setReferrer('https://partner.test/')
    const calls = [changed(played(from), change), changed({ ...pageCall(from), page: from }, change)]
    expect(referrersOf(calls)).toStrictEqual(['https://partner.test/'])
  })

  test.each([[''], [undefined], [null], [5]])('that a plugin empties to %p is none', (value) => {
    expect(referrersOf([changed({ ...pageCall(from), page: from }, setReferrer(value))])).toStrictEqual([''])
  })

  test('that a caller gives the first page view counts', () => {
    expect(referrersOf([{ ...pageCall(from, { referrer: 'https://ad.test/' }), page: from }])).toStrictEqual([
      'https://ad.test/',
    ])
  })

  test('of a later page is the page before, also where a plugin changes what analytics.js notes', () => {
    const next = pageAt('https://shop.test/next', { referrer: from.referrer })
    const calls = [
      { ...pageCall(from), page: from },
      changed({ ...pageCall(next), page: next }, setReferrer('https://partner.test/')),
    ]
    expect(referrersOf(calls)).toStrictEqual(['https://shop.test/'])
  })
})

test('a relative canonical link is relative to the document’s base', () => {
  const page = pageAt('https://shop.test/list/shoe', { url: 'hat', base: 'https://shop.test/catalog/' })
  const { commands } = map(pageCall(page), { page, settings: { pageUrl: 'canonical' } })
  expect(commands[0]).toStrictEqual(['setCustomUrl', 'https://shop.test/catalog/hat'])
})
