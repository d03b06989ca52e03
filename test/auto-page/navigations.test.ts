import { autoPage } from '../../src/auto-page'
import { cleanUp, go, start, startEarly, wait } from './support/use-auto-page'

// jsdom has no Navigation API: here are `history` and its events. The other way is tested in a real browser.
beforeEach(cleanUp)
afterAll(cleanUp)

test('the page that is open is one view, which leaves URL, title and referrer to analytics.js', async () => {
  const { pages, events } = await start({ titleWait: 100 })
  expect(await pages()).toEqual(['Home'])
  expect(events[0]?.properties).toEqual({
    ...{ path: '/', referrer: '', search: '', title: 'Home', url: 'https://shop.test/' },
  })
})

test('another path and another query are one view each', async () => {
  const { pages, events } = await start({ titleWait: 50 })
  await wait(100)
  go('/teas', 'Teas')
  await wait(100)
  go('/teas?page=2', 'Teas, page 2')
  expect(await pages()).toEqual(['Home', 'Teas', 'Teas, page 2'])
  expect(events.map(({ url }) => url)).toEqual([
    'https://shop.test/',
    'https://shop.test/teas',
    'https://shop.test/teas?page=2',
  ])
})

test('the same address once more, by pushState or replaceState, is no view', async () => {
  const { pages } = await start({ titleWait: 50 })
  await wait(100)
  go('/', 'Home again')
  history.replaceState({ scroll: 100 }, '', '/')
  expect(await pages()).toEqual(['Home'])
})

test('back and forward are one view each', async () => {
  const { pages } = await start({ titleWait: 50 })
  await wait(100)
  go('/teas', 'Teas')
  await wait(100)
  addEventListener('popstate', () => (document.title = location.pathname === '/' ? 'Home' : 'Teas'))
  history.back()
  await wait(150)
  history.forward()
  expect(await pages()).toEqual(['Home', 'Teas', 'Home', 'Teas'])
})

describe('hashes', () => {
  test('another hash is no view', async () => {
    const { pages } = await start({ titleWait: 50 })
    await wait(100)
    location.hash = 'reviews'
    go('/#/teas', 'Teas')
    expect(await pages()).toEqual(['Home'])
  })

  test('with `hash: true` another hash is one view', async () => {
    const { pages, events } = await start({ titleWait: 50, hash: true })
    await wait(100)
    location.hash = '#/teas'
    await wait(10)
    document.title = 'Teas'
    await wait(100)
    go('#/mugs', 'Mugs')
    expect(await pages()).toEqual(['Home', 'Teas', 'Mugs'])
    expect(events).toHaveLength(3)
  })

  test('with `hash: true` the hash that a router adds at its start makes no second view', async () => {
    const { pages } = await start({ titleWait: 50, hash: true })
    history.replaceState(null, '', '/#/')
    expect(await pages()).toEqual(['Home'])
  })
})

describe('redirects', () => {
  test('an address that stands for less than 50 ms is no view', async () => {
    const { pages } = await start({ titleWait: 100 })
    await wait(150)
    go('/account', 'Account')
    await wait(0)
    go('/login', 'Login')
    expect(await pages()).toEqual(['Home', 'Login'])
  })

  test('an address that is replaced before its view is due is no view', async () => {
    const { pages } = await start({ titleWait: 200 })
    await wait(250)
    go('/search?q=t')
    await wait(100)
    history.replaceState(null, '', '/search?q=tea')
    document.title = 'Search'
    expect(await pages()).toEqual(['Home', 'Search'])
  })

  test('an address that is replaced after its view was made is followed by another view', async () => {
    const { pages } = await start({ titleWait: 50 })
    await wait(100)
    history.replaceState(null, '', '/?sort=price')
    document.title = 'By price'
    expect(await pages()).toEqual(['Home', 'By price'])
  })

  test('the first address of a page may be a redirect', async () => {
    const { events, pages } = await start({ titleWait: 50 })
    history.replaceState(null, '', '/en')
    document.title = 'Welcome'
    expect(await pages()).toEqual(['Welcome'])
    expect(events[0]?.url).toBe('https://shop.test/en')
  })

  test('an address that is replaced before analytics.js has loaded is no view', async () => {
    const { load, pages } = startEarly({ titleWait: 20 })
    await wait(60)
    history.replaceState(null, '', '/en')
    document.title = 'Welcome'
    await wait(60)
    await load()
    expect(await pages()).toEqual(['Welcome'])
  })

  test('from an excluded page back to the page before that one, there is one view more', async () => {
    const { pages } = await start({ titleWait: 50, exclude: ({ pathname }) => pathname === '/admin' })
    await wait(100)
    go('/admin', 'Admin')
    await wait(100)
    go('/logout')
    go('/', 'Home')
    expect(await pages()).toEqual(['Home', 'Home'])
  })

  test('a redirect back to the page that is shown is no view', async () => {
    const { pages } = await start({ titleWait: 50 })
    await wait(100)
    go('/account')
    go('/')
    await wait(100)
    expect(await pages()).toEqual(['Home'])
    go('/teas', 'Teas')
    expect(await pages()).toEqual(['Home', 'Teas'])
  })
})

describe('redirects at the start', () => {
  test('there and back, as for a login that is still valid, are one view', async () => {
    const { pages } = await start({ titleWait: 50 })
    history.replaceState(null, '', '/login')
    history.replaceState(null, '', '/')
    expect(await pages()).toEqual(['Home'])
    go('/teas', 'Teas')
    expect(await pages()).toEqual(['Home', 'Teas'])
  })

  test('an address that a router adds in the first 50 ms takes the place of the first one', async () => {
    const { pages, events } = await start({ titleWait: 50 })
    go('/welcome', 'Welcome')
    expect(await pages()).toEqual(['Welcome'])
    expect(events[0]?.url).toBe('https://shop.test/welcome')
  })

  test('a router that writes its state into the history entry changes nothing', async () => {
    const { pages } = await start({ titleWait: 50 })
    history.replaceState({ index: 0 }, '')
    expect(await pages()).toEqual(['Home'])
    history.replaceState({ index: 0 }, '')
    expect(await pages()).toEqual(['Home'])
  })
})

describe('a page that is left before its view is due', () => {
  test('is recorded as it was, with the page before it as its referrer', async () => {
    const { pages, events } = await start({ titleWait: 300 })
    await wait(350)
    go('/teas?sort=price#list')
    await wait(100)
    go('/mugs', 'Mugs')
    expect(await pages()).toEqual(['Home', 'Home', 'Mugs'])
    expect(events[1]?.properties).toEqual({
      ...{ path: '/teas', search: '?sort=price', title: 'Home' },
      ...{ url: 'https://shop.test/teas?sort=price#list', referrer: 'https://shop.test/' },
    })
  })

  test('keeps its title where the router sets the next one before it changes the address', async () => {
    const { pages } = await start({ titleWait: 500 })
    await wait(60)
    document.title = 'Next'
    history.pushState(null, '', '/next')
    expect(await pages()).toEqual(['Home'])
    await wait(500)
    expect(await pages()).toEqual(['Home', 'Next'])
  })
})

describe('a view is due at once', () => {
  test.each(['pointerdown', 'keydown'])('at the first %s', async (type) => {
    const { pages } = await start({ titleWait: 5_000 })
    window.dispatchEvent(new Event(type))
    expect(await pages()).toEqual(['Home'])
    window.dispatchEvent(new Event(type))
    expect(await pages()).toEqual(['Home'])
  })

  test('when the page is left', async () => {
    const { pages } = await start({ titleWait: 5_000 })
    window.dispatchEvent(new Event('pagehide'))
    expect(await pages()).toEqual(['Home'])
  })

  test('when the page is hidden, not when it is shown', async () => {
    const { pages } = await start({ titleWait: 5_000 })
    const state = jest.spyOn(document, 'visibilityState', 'get')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(await pages()).toEqual([])
    state.mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(await pages()).toEqual(['Home'])
    state.mockRestore()
  })
})

test('events that are tracked before the view is due are recorded before it', async () => {
  const { analytics, events, pages } = await start({ titleWait: 100 })
  void analytics.track('Played')
  await pages()
  expect(events.map(({ title, name }) => name ?? title)).toEqual(['Played', 'Home'])
})

test('a page that is back from the back/forward cache is one more view', async () => {
  const { pages } = await start({ titleWait: 50 })
  await wait(100)
  const shown = new Event('pageshow')
  window.dispatchEvent(shown)
  expect(await pages()).toEqual(['Home'])
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  expect(await pages()).toEqual(['Home', 'Home'])
})

describe('a prerendered page', () => {
  const prerender = () => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
    return () => {
      Reflect.deleteProperty(document, 'prerendering')
      document.dispatchEvent(new Event('prerenderingchange'))
    }
  }

  test('counts when it is shown', async () => {
    const show = prerender()
    const { pages } = await start({ titleWait: 50 })
    expect(await pages()).toEqual([])
    show()
    expect(await pages()).toEqual(['Home'])
  })

  test('counts as the address that it has by then, whatever it had before', async () => {
    const show = prerender()
    const { pages, events } = await start({ titleWait: 50 })
    await wait(100)
    go('/welcome', 'Welcome')
    expect(await pages()).toEqual([])
    show()
    expect(await pages()).toEqual(['Welcome'])
    expect(events[0]?.referrer).toBe('')
  })
})

describe('stopped', () => {
  test('it makes no more calls, neither for what was waiting nor for what comes', async () => {
    const { stop, pages } = await start({ titleWait: 50 })
    stop()
    stop()
    go('/teas', 'Teas')
    window.dispatchEvent(new Event('pointerdown'))
    expect(await pages()).toEqual([])
  })

  test('and started again later, it counts the page that is open then', async () => {
    const { analytics, stop, pages } = await start({ titleWait: 20 })
    await wait(60)
    stop()
    await wait(20)
    const stopAgain = autoPage(analytics, { titleWait: 20 })
    expect(await pages()).toEqual(['Home', 'Home'])
    stopAgain()
  })

  test('before analytics.js has loaded, it makes no calls afterwards either', async () => {
    const { analytics, stop, load, pages } = startEarly({ titleWait: 20 })
    await wait(50)
    stop()
    await load()
    expect(await pages()).toEqual([])
    go('/teas', 'Teas')
    await analytics.page({ title: 'By hand' })
    expect(await pages()).toEqual(['By hand'])
  })
})
