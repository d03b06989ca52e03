import { cleanUp, go, start, wait } from './support/use-auto-page'

beforeEach(cleanUp)
afterAll(cleanUp)

const title = () => {
  const element = document.querySelector('title')
  if (!element) throw new Error('the page has no <title>')
  return element
}

const ways: readonly [string, (text: string) => void][] = [
  ['document.title is set', (text) => (document.title = text)],
  ['the text of <title> is another one', (text) => ((title().firstChild as Text).data = text)],
  ['<title> is replaced', (text) => title().replaceWith(newTitle(text))],
  [
    '<title> is taken away and added later',
    (text) => {
      title().remove()
      setTimeout(() => document.head.append(newTitle(text)), 20)
    },
  ],
  [
    '<head> is replaced',
    (text) => {
      const head = document.createElement('head')
      head.append(newTitle(text))
      document.head.replaceWith(head)
    },
  ],
  [
    '<title> is put into the body',
    (text) => {
      title().remove()
      document.body.append(newTitle(text))
    },
  ],
]

function newTitle(text: string): HTMLTitleElement {
  const element = document.createElement('title')
  element.textContent = text
  return element
}

test.each(ways)('a title that comes late, where %s, is the view’s, soon after', async (_, set) => {
  const { pages } = await start({ titleWait: 3_000, initial: false })
  go('/teas')
  await wait(100)
  set('Teas')
  await wait(30)
  expect(await pages()).toEqual(['Teas'])
  document.body.innerHTML = ''
})

test('a title that changes several times is the last one', async () => {
  const { pages } = await start({ titleWait: 3_000, initial: false })
  go('/teas', 'Loading')
  await wait(30)
  document.title = 'Teas (loading)'
  await wait(30)
  document.title = 'Teas'
  expect(await pages()).toEqual(['Teas'])
})

test('a title that is empty for a while, or the old one again, has not settled', async () => {
  const { pages } = await start({ titleWait: 3_000, initial: false })
  go('/teas', '')
  await wait(100)
  document.title = 'Home'
  expect(await pages()).toEqual([])
  document.title = 'Teas'
  expect(await pages()).toEqual(['Teas'])
})

test('a page that keeps the title of the one before is recorded after `titleWait`, 500 ms by default', async () => {
  const { events } = await start({ initial: false })
  go('/')
  const atFirst = performance.now()
  go('/teas')
  while (events.length === 0) await wait(5)
  expect(performance.now() - atFirst).toBeGreaterThan(480)
  expect(events[0]?.title).toBe('Home')
})

test('a title that changes after the view was made is no other view', async () => {
  const { pages } = await start({ titleWait: 50 })
  await wait(100)
  document.title = '(1) Home'
  expect(await pages()).toEqual(['Home'])
})

test('two navigations, each with a title that comes late, have each its own', async () => {
  const { pages } = await start({ titleWait: 3_000, initial: false })
  go('/teas')
  await wait(100)
  document.title = 'Teas'
  await wait(20)
  go('/mugs')
  await wait(100)
  document.title = 'Mugs'
  expect(await pages()).toEqual(['Teas', 'Mugs'])
})

test('a page without a title is recorded after `titleWait`, without one', async () => {
  document.querySelector('title')?.remove()
  const { pages } = await start({ titleWait: 20 })
  expect(await pages()).toEqual([''])
})

test('a title that comes before its address is the view’s, after `titleWait`', async () => {
  const { pages } = await start({ titleWait: 100 })
  await wait(150)
  document.title = 'Teas'
  await wait(10)
  go('/teas')
  expect(await pages()).toEqual(['Home', 'Teas'])
})
