import { autoPage } from '../../src/auto-page'
import { cleanUp, go, start, wait } from './support/use-auto-page'

beforeEach(cleanUp)
afterAll(cleanUp)

test('`initial: false` leaves the page that is open to somebody else', async () => {
  const { pages } = await start({ titleWait: 50, initial: false })
  await wait(100)
  go('/teas', 'Teas')
  expect(await pages()).toEqual(['Teas'])
})

test('a page that `exclude` names is no view, and is nobody’s referrer', async () => {
  const { pages, events } = await start({
    titleWait: 200,
    exclude: (url) => url.pathname.startsWith('/reset'),
  })
  await wait(250)
  go('/reset?token=secret', 'Reset')
  await wait(100)
  go('/teas')
  await wait(100)
  go('/mugs', 'Mugs')
  expect(await pages()).toEqual(['Home', 'Reset', 'Mugs'])
  expect(JSON.stringify(events)).not.toContain('secret')
  expect(events[1]).toMatchObject({ url: 'https://shop.test/teas', referrer: 'https://shop.test/' })
})

test('`name` and `properties` go with the call, and win over what autoPage passes', async () => {
  const { events, pages } = await start({
    titleWait: 100,
    name: ({ pathname }) => (pathname === '/' ? undefined : pathname.slice(1)),
    properties: ({ pathname }) => ({ section: pathname.length, referrer: 'https://news.test/' }),
  })
  await wait(150)
  go('/teas')
  await wait(60)
  go('/mugs', 'Mugs')
  await pages()
  expect(events.map(({ name, properties }) => [name, properties.section, properties.path])).toEqual([
    [undefined, 1, '/'],
    ['teas', 5, '/teas'],
    ['mugs', 5, '/mugs'],
  ])
  expect(events.map(({ referrer }) => referrer)).toEqual(Array(3).fill('https://news.test/'))
})

describe('an option that throws is logged, and the view is made without it', () => {
  const explode = () => {
    throw new Error('hands off')
  }
  test.each(['exclude', 'name', 'properties'])('%s', async (option) => {
    const logged = jest.spyOn(console, 'error').mockImplementation()
    const { pages } = await start({ titleWait: 50, [option]: explode })
    await wait(100)
    expect(() => go('/teas', 'Teas')).not.toThrow()
    expect(await pages()).toEqual(['Home', 'Teas'])
    expect(String(logged.mock.calls[0]?.[0])).toBe('Error: hands off')
    logged.mockRestore()
  })
})

test('properties that throw when they are read are logged, and the view is made without them', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation()
  const properties = () => ({
    get section(): string {
      throw new Error('hands off')
    },
  })
  const { pages } = await start({ titleWait: 50, properties })
  await wait(100)
  expect(await pages()).toEqual(['Home'])
  expect(String(logged.mock.calls[0]?.[0])).toBe('Error: hands off')
  logged.mockRestore()
})

describe('`titleWait`', () => {
  test('0 makes the view due at once', async () => {
    const { events } = await start({ titleWait: 0 })
    await wait(30)
    expect(events.map(({ title }) => title)).toEqual(['Home'])
  })

  test.each([['x'], [null], [Infinity], [NaN]])(
    '%p, which is no time, counts as 500 ms',
    async (titleWait) => {
      const { events } = await start({ titleWait } as object)
      const atStart = performance.now()
      while (events.length === 0) await wait(5)
      expect(performance.now() - atStart).toBeGreaterThan(480)
    },
  )
})

test('`null` in the place of the options counts as none', async () => {
  const { analytics, stop, pages } = await start()
  stop()
  const stopAgain = autoPage(analytics, null as never)
  window.dispatchEvent(new Event('keydown'))
  expect(await pages()).toEqual(['Home'])
  stopAgain()
})

test('an option that is no function is logged, and the view is made without it', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation()
  const { pages } = await start({ titleWait: 20, exclude: /admin/, name: 'Home', properties: {} } as object)
  expect(await pages()).toEqual(['Home'])
  expect(logged).toHaveBeenCalledTimes(3)
  logged.mockRestore()
})
