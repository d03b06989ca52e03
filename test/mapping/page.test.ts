import { contextOf, map, mapAll, pageAt, pageCall } from '../support/map'

const product = pageAt('https://shop.test/shoe?utm_source=mail#size')

test('a page view says its URL, with hash and campaign parameters, and its title', () => {
  expect(map(pageCall(product, {}, 'Shoe'), { page: product }).commands).toStrictEqual([
    ['setCustomUrl', 'https://shop.test/shoe?utm_source=mail#size'],
    ['setDocumentTitle', 'Shoe'],
    ['trackPageView'],
  ])
})

test('a caller’s url, title and referrer win, made absolute', () => {
  const call = pageCall(product, { url: '/thanks', title: 'Thanks', referrer: 'https://partner.test/' })
  expect(map(call, { page: product }).commands).toStrictEqual([
    ['setReferrerUrl', 'https://partner.test/'],
    ['setCustomUrl', 'https://shop.test/thanks'],
    ['setDocumentTitle', 'Thanks'],
    ['trackPageView'],
  ])
})

test('an alias call becomes nothing', () => {
  expect(map({ type: 'alias' }).commands).toStrictEqual([])
})

test('a page without a title is not recorded under the title of the page before', () => {
  expect(map(pageCall(product, {}, ''), { page: product }).commands).toContainEqual(['setDocumentTitle', ''])
})

describe('a page with a canonical link', () => {
  const page = pageAt('https://www.shop.test/shoe?color=red#size', {
    url: 'https://shop.test/shoe?color=red',
    path: '/shoe',
  })

  test('is recorded under the address bar’s URL', () => {
    expect(map(pageCall(page), { page }).commands[0]).toStrictEqual(['setCustomUrl', page.href])
  })

  test('is recorded under the address bar’s URL also where the link has another path', () => {
    const page = pageAt('https://shop.test/p/17', { url: 'https://shop.test/shoe' })
    const context = { page: { ...contextOf(page).page, path: '/shoe' } }
    expect(map({ ...pageCall(page), context }, { page }).commands[0]).toStrictEqual([
      'setCustomUrl',
      page.href,
    ])
  })

  test('is recorded under the canonical one where the settings say so', () => {
    const { commands } = map(pageCall(page), { page, settings: { pageUrl: 'canonical' } })
    expect(commands[0]).toStrictEqual(['setCustomUrl', 'https://shop.test/shoe?color=red'])
  })

  test.each(['location', 'canonical'] as const)(
    'is recorded under the caller’s URL with pageUrl %s',
    (pageUrl) => {
      const { commands } = map(pageCall(page, { url: 'https://shop.test/x' }), {
        page,
        settings: { pageUrl },
      })
      expect(commands[0]).toStrictEqual(['setCustomUrl', 'https://shop.test/x'])
    },
  )
})

describe('pageTitle: "name"', () => {
  const settings = { pageTitle: 'name' } as const
  test.each([
    [{ category: 'Docs', name: 'Install' }, 'Docs / Install'],
    [{ name: 'Install' }, 'Install'],
    [{ category: 'Docs' }, 'Docs'],
    [{}, 'Shop'],
  ])('names a page view of %p %p', (names, title) => {
    expect(map({ ...pageCall(), ...names }, { settings }).commands).toContainEqual([
      'setDocumentTitle',
      title,
    ])
  })
})

test('a screen is a page view under the screen’s name', () => {
  expect(map({ type: 'screen', name: 'Settings', properties: {} }).commands).toStrictEqual([
    ['setCustomUrl', 'https://shop.test/'],
    ['setDocumentTitle', 'Settings'],
    ['trackPageView'],
  ])
})

describe('a later page in the same document', () => {
  const home = pageAt('https://shop.test/')
  const cart = pageAt('https://shop.test/cart#top')

  test('names the page before as its referrer', () => {
    const { commands } = mapAll([
      { ...pageCall(home), page: home },
      { ...pageCall(cart, {}, 'Cart'), page: cart },
    ])
    expect(commands.slice(3)).toStrictEqual([
      ['setReferrerUrl', 'https://shop.test/'],
      ['setCustomUrl', 'https://shop.test/cart#top'],
      ['setDocumentTitle', 'Cart'],
      ['trackPageView'],
    ])
  })

  test('names the URL that the caller gave the page before', () => {
    const { commands } = mapAll([
      { ...pageCall(home, { url: 'https://shop.test/start' }), page: home },
      { ...pageCall(cart), page: cart },
    ])
    expect(commands[3]).toStrictEqual(['setReferrerUrl', 'https://shop.test/start'])
  })

  test('has the referrer that the caller gives it', () => {
    const { commands } = mapAll([
      pageCall(home),
      { ...pageCall(cart, { referrer: 'https://ad.test/' }), page: cart },
    ])
    expect(commands[3]).toStrictEqual(['setReferrerUrl', 'https://ad.test/'])
  })

  test('does not keep the custom variables of the page before', () => {
    const variables = { Piwik: { customVars: { 1: ['plan', 'free'] } } }
    const { commands } = mapAll([
      pageCall(home),
      { type: 'track', event: 'Played', integrations: variables },
      { ...pageCall(cart), page: cart, integrations: { Piwik: { customVars: { 2: ['tier', 'gold'] } } } },
      { ...pageCall(home), page: home },
      { ...pageCall(cart), page: cart },
    ])
    expect(commands.filter(([method]) => /CustomVariable|PageView/.test(method))).toStrictEqual([
      ['trackPageView'],
      ['setCustomVariable', '1', 'plan', 'free', 'page'],
      ['deleteCustomVariables', 'page'],
      ['setCustomVariable', '2', 'tier', 'gold', 'page'],
      ['trackPageView'],
      ['deleteCustomVariables', 'page'],
      ['trackPageView'],
      ['trackPageView'],
    ])
  })
})

describe('a track call', () => {
  const home = pageAt('https://shop.test/')
  const cart = pageAt('https://shop.test/cart')

  test('says no URL on the page that matomo.js has', () => {
    const { commands } = mapAll([
      { ...pageCall(home), page: home },
      { type: 'track', event: 'Played', page: home },
    ])
    expect(commands.slice(3)).toStrictEqual([['trackEvent', 'All', 'Played']])
  })

  test('says no URL on a page that a caller named otherwise', () => {
    const { commands } = mapAll([
      { ...pageCall(home, { url: 'https://shop.test/start' }), page: home },
      { type: 'track', event: 'Played', page: home },
    ])
    expect(commands.slice(3)).toStrictEqual([['trackEvent', 'All', 'Played']])
  })

  test('on a page that a caller named otherwise says that name again, where one of another page came between', () => {
    const { commands } = mapAll([
      { ...pageCall(home, { url: '/start' }), page: home },
      { type: 'track', event: 'Late', page: home, context: contextOf(cart) },
      { type: 'track', event: 'Played', page: home },
    ])
    expect(commands.slice(3)).toStrictEqual([
      ['setCustomUrl', 'https://shop.test/cart'],
      ['trackEvent', 'All', 'Late'],
      ['setCustomUrl', 'https://shop.test/start'],
      ['trackEvent', 'All', 'Played'],
    ])
  })

  test('carries the URL of the page it happened on, where the app went there without a page call', () => {
    const { commands } = mapAll([
      { ...pageCall(home), page: home },
      { type: 'track', event: 'Played', page: cart },
    ])
    expect(commands.slice(3)).toStrictEqual([
      ['setCustomUrl', 'https://shop.test/cart'],
      ['trackEvent', 'All', 'Played'],
    ])
  })

  test('delivered after the app has moved on carries the URL of its own page, and the next one its own again', () => {
    const { commands } = mapAll([
      { ...pageCall(cart), page: cart },
      { type: 'track', event: 'Late', page: cart, context: contextOf(home) },
      { type: 'track', event: 'Played', page: cart },
    ])
    expect(commands.slice(3)).toStrictEqual([
      ['setCustomUrl', 'https://shop.test/'],
      ['trackEvent', 'All', 'Late'],
      ['setCustomUrl', 'https://shop.test/cart'],
      ['trackEvent', 'All', 'Played'],
    ])
  })
})
