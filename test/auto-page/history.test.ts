import { cleanUp, go, start, wait } from './support/use-auto-page'

// Of the browsers without the Navigation API, of which jsdom is one.
beforeEach(cleanUp)
afterAll(cleanUp)

/** Patches history.pushState as other scripts do. */
function patchToo() {
  const original = history.pushState
  const seen: unknown[] = []
  const patched: typeof original = function (this: History, ...args) {
    seen.push(args[2])
    original.apply(this, args)
  }
  history.pushState = patched
  return {
    seen,
    unpatch: () => (history.pushState = original),
  }
}

test('the methods of `history` do what they did: arguments, `this`, errors', async () => {
  await start()
  history.pushState({ a: 1 }, '', '/teas')
  expect(history.state).toEqual({ a: 1 })
  history.replaceState({ b: 2 }, '')
  expect(history.state).toEqual({ b: 2 })
  expect(location.pathname).toBe('/teas')
  expect(() => history.pushState(null, '', 'https://elsewhere.test/')).toThrow('cannot update history')
})

test('a patch that was there before, and one that comes later, keep working', async () => {
  const before = patchToo()
  const { pages, stop } = await start({ titleWait: 20 })
  const after = patchToo()
  await wait(60)
  go('/teas', 'Teas')
  expect(await pages()).toEqual(['Home', 'Teas'])
  stop()
  go('/mugs', 'Mugs')
  expect([before.seen, after.seen]).toEqual([
    ['/teas', '/mugs'],
    ['/teas', '/mugs'],
  ])
  expect(await pages()).toEqual(['Home', 'Teas'])
  after.unpatch()
  before.unpatch()
})

test('stopped, it takes its patch off, where nobody has put one on top', async () => {
  const { pushState, replaceState } = history
  const { stop } = await start()
  expect(history.pushState).not.toBe(pushState)
  stop()
  expect(history.pushState).toBe(pushState)
  expect(history.replaceState).toBe(replaceState)
})

test('where somebody takes a patch off with ours on top of it, the next navigation by the visitor counts', async () => {
  const native = history.pushState
  const { pages } = await start({ titleWait: 20 })
  await wait(60)
  history.pushState = native
  window.dispatchEvent(new Event('pointerdown'))
  go('/teas', 'Teas')
  expect(await pages()).toEqual(['Home', 'Teas'])
})

test('a navigation that went unseen is found when the visitor does something, or the app makes a page call', async () => {
  const native = history.pushState
  const { analytics, pages } = await start({ titleWait: 20 })
  await wait(60)
  native.call(history, null, '', '/teas')
  document.title = 'Teas'
  window.dispatchEvent(new Event('keydown'))
  expect(await pages()).toEqual(['Home', 'Teas'])
  native.call(history, null, '', '/mugs')
  document.title = 'Mugs'
  await analytics.page()
  go('/', 'Home')
  expect(await pages()).toEqual(['Home', 'Teas', 'Mugs', 'Home'])
})

test('a `history` that is frozen does not break the page', async () => {
  const original = history.pushState
  Object.defineProperty(history, 'pushState', { value: original, writable: false, configurable: true })
  const { pages, stop } = await start({ titleWait: 20 })
  expect(await pages()).toEqual(['Home'])
  expect(stop).not.toThrow()
  Object.defineProperty(history, 'pushState', { value: original, writable: true, configurable: true })
})
