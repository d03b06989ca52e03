import { autoPage } from '../../src/auto-page'
import { cleanUp, go, start, startEarly, wait } from './support/use-auto-page'

beforeEach(cleanUp)
afterAll(cleanUp)

describe('a page call of the app', () => {
  test('made before the view is due is the only one', async () => {
    const { analytics, pages } = await start({ titleWait: 100 })
    await analytics.page({ title: 'By hand' })
    await wait(100)
    go('/teas', 'Teas')
    void analytics.page({ title: 'Teas by hand', path: '/virtual', url: 'https://shop.test/virtual' })
    await wait(100)
    expect(await pages()).toEqual(['By hand', 'Teas by hand'])
  })

  test('made after the view is a second one', async () => {
    const { analytics, pages } = await start({ titleWait: 50 })
    await wait(100)
    await analytics.page({ title: 'By hand' })
    expect(await pages()).toEqual(['Home', 'By hand'])
  })

  test('for the page before does not count for the next one', async () => {
    const { analytics, pages } = await start({ titleWait: 100 })
    await analytics.page({ title: 'By hand' })
    go('/teas', 'Teas')
    expect(await pages()).toEqual(['By hand', 'Teas'])
  })

  test('is the referrer of a page that is recorded late', async () => {
    const { analytics, events, pages } = await start({ titleWait: 1_000 })
    await analytics.page()
    go('/teas')
    await wait(60)
    go('/mugs', 'Mugs')
    await pages()
    expect(events[1]).toMatchObject({ url: 'https://shop.test/teas', referrer: 'https://shop.test/' })
  })

  test.each(['track', 'screen'] as const)('is not what a %s call is', async (method) => {
    const { analytics, pages } = await start({ titleWait: 50 })
    await analytics[method]('Played')
    expect(await pages()).toEqual(['Home'])
  })
})

describe('before analytics.js has loaded', () => {
  test('no call is made; then each page is one view, as it was, in their order', async () => {
    const { load, pages, events } = startEarly({ titleWait: 50 })
    await wait(100)
    go('/teas', 'Teas')
    await wait(100)
    go('/mugs', 'Mugs')
    await wait(20)
    expect(events).toEqual([])
    await load()
    expect(await pages()).toEqual(['Home', 'Teas', 'Mugs'])
    expect(events.map(({ url, referrer }) => [url, referrer])).toEqual([
      ['https://shop.test/', ''],
      ['https://shop.test/teas', 'https://shop.test/'],
      // analytics.js itself says this.
      ['https://shop.test/mugs', ''],
    ])
  })

  test('a page call of the app counts, whether autoPage started before or after it', async () => {
    const { analytics, load, pages } = startEarly(
      { titleWait: 50 },
      (analytics) => void analytics.page({ title: 'By hand' }),
    )
    await wait(100)
    go('/teas', 'Teas')
    await wait(100)
    go('/mugs', 'Mugs')
    void analytics.page({ title: 'Mugs by hand' })
    await load()
    expect(await pages()).toEqual(['By hand', 'Mugs by hand', 'Teas'])
  })

  test('page calls of the app on every page, one of them twice, are the only ones', async () => {
    const { analytics, load, pages } = startEarly({ titleWait: 20 })
    for (const path of ['/', '/teas', '/']) {
      go(path, path)
      void analytics.page()
      await wait(60)
    }
    await load()
    expect(await pages()).toEqual(['/', '/teas', '/'])
  })

  test('with `hash: true` too, page calls of the app on every page are the only ones', async () => {
    const { analytics, load, pages } = startEarly({ titleWait: 20, hash: true })
    for (const path of ['/#/', '/#/teas']) {
      go(path, path)
      void analytics.page({ title: path })
      await wait(60)
    }
    await load()
    expect(await pages()).toEqual(['/#/', '/#/teas'])
  })

  test('a page call that the app makes twice on one page does not count for the next page', async () => {
    const { analytics, load, pages } = startEarly({ titleWait: 20 })
    void analytics.page()
    void analytics.page()
    await wait(60)
    go('/teas', 'Teas')
    await load()
    expect(await pages()).toEqual(['Home', 'Home', 'Teas'])
  })

  test('a page call on an address that was left at once counts for that address alone', async () => {
    const { analytics, load, pages } = startEarly({ titleWait: 20 })
    void analytics.page({ title: 'By hand' })
    history.replaceState(null, '', '/en')
    document.title = 'Welcome'
    await load()
    expect(await pages()).toEqual(['By hand', 'Welcome'])
  })

  test('tracked events are recorded', async () => {
    const { analytics, load, pages, events } = startEarly({ titleWait: 20 })
    void analytics.track('Played')
    await load()
    await pages()
    expect(events.map(({ title, name }) => name ?? title)).toEqual(['Played', 'Home'])
  })
})

test('where analytics.js cannot load, nothing happens and nothing is thrown', async () => {
  const failing = { page: jest.fn(), then: (_: unknown, onFailed: () => void) => onFailed() }
  const stop = autoPage(failing, { titleWait: 10 })
  await wait(50)
  expect(failing.page).not.toHaveBeenCalled()
  stop()
})

test('where Segment’s snippet never gets its analytics.js, no call is made and nothing is thrown', async () => {
  const calls: unknown[] = []
  const stub = Object.assign([], {
    page: () => calls.push('page'),
    on: () => calls.push('on'),
    off: () => calls.push('off'),
  })
  Object.assign(window, { analytics: stub })
  const stop = autoPage(stub, { titleWait: 10 })
  go('/teas', 'Teas')
  await wait(150)
  window.dispatchEvent(new Event('pagehide'))
  stop()
  expect(calls).toEqual(['on', 'off'])
  Reflect.deleteProperty(window, 'analytics')
})

test('what `analytics.page` throws or rejects with is logged, and never reaches the page', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation()
  const explode = () => {
    throw new Error('broken')
  }
  for (const page of [explode, () => Promise.reject(new Error('broken'))]) {
    const stop = autoPage({ page }, { titleWait: 0 })
    await wait(50)
    stop()
  }
  expect(logged.mock.calls.map(([error]) => String(error))).toEqual(['Error: broken', 'Error: broken'])
  logged.mockRestore()
})

test('autoPage works with an instance of analytics.js that has loaded', async () => {
  const { analytics, stop, pages } = await start()
  stop()
  const [instance] = await analytics
  const stopAgain = autoPage(instance, { titleWait: 20 })
  expect(await pages()).toEqual(['Home'])
  stopAgain()
})

describe('twice on one page', () => {
  test('each page is one view', async () => {
    const { analytics, pages } = await start({ titleWait: 50 })
    const stop = autoPage(analytics, { titleWait: 50 })
    await wait(100)
    go('/teas', 'Teas')
    expect(await pages()).toEqual(['Home', 'Teas'])
    stop()
  })

  test('a page that is left before its view is due is one view, as it was', async () => {
    const { analytics, pages } = await start({ titleWait: 200 })
    const stop = autoPage(analytics, { titleWait: 200 })
    await wait(250)
    go('/teas')
    await wait(70)
    go('/mugs', 'Mugs')
    expect(await pages()).toEqual(['Home', 'Home', 'Mugs'])
    stop()
  })

  test('started after the first one’s view, the second makes none', async () => {
    const { analytics, pages } = await start({ titleWait: 20 })
    await wait(60)
    const stop = autoPage(analytics, { titleWait: 20 })
    expect(await pages()).toEqual(['Home'])
    go('/teas', 'Teas')
    expect(await pages()).toEqual(['Home', 'Teas'])
    stop()
  })

  test('before analytics.js has loaded, each page is one view', async () => {
    const { analytics, load, pages } = startEarly({ titleWait: 20 })
    const stop = autoPage(analytics, { titleWait: 20 })
    await wait(60)
    go('/teas', 'Teas')
    await load()
    expect(await pages()).toEqual(['Home', 'Teas'])
    stop()
  })
})

describe('started, stopped and started again at once, as React’s StrictMode does', () => {
  test('it counts the page once', async () => {
    const { analytics, stop, pages } = await start({ titleWait: 50 })
    stop()
    const stopAgain = autoPage(analytics, { titleWait: 50 })
    expect(await pages()).toEqual(['Home'])
    stopAgain()
  })

  test('it does not count a page again that it has counted', async () => {
    const { analytics, stop, pages } = await start({ titleWait: 20 })
    await wait(60)
    stop()
    const stopAgain = autoPage(analytics, { titleWait: 20 })
    expect(await pages()).toEqual(['Home'])
    stopAgain()
  })
})
