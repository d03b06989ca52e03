/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/tea?utm_source=mail#green"}
 */
import { readPage } from '../../src/segment/page-snapshot'

const ADDRESS = 'https://shop.test/tea?utm_source=mail'

/** Gives the page a canonical link. */
function addCanonicalLink(href: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'canonical', href }))
}

afterEach(() => {
  document.head.innerHTML = ''
  jest.restoreAllMocks()
})

test('the page has the address bar’s URL whole and in its parts', () => {
  expect(readPage()).toMatchObject({ href: `${ADDRESS}#green`, path: '/tea', search: '?utm_source=mail' })
})

test('the referrer is that of the document', () => {
  jest.spyOn(document, 'referrer', 'get').mockReturnValue('https://search.test/')
  expect(readPage().referrer).toBe('https://search.test/')
})

test('without a canonical link, Segment’s URL is the address without the hash', () => {
  expect(readPage().url).toBe(ADDRESS)
})

test('a canonical link is Segment’s URL, with the query of the address', () => {
  addCanonicalLink('https://shop.test/all-teas')
  expect(readPage().url).toBe('https://shop.test/all-teas?utm_source=mail')
})

test('a canonical link with a query keeps its own query', () => {
  addCanonicalLink('https://shop.test/all-teas?sort=name')
  expect(readPage().url).toBe('https://shop.test/all-teas?sort=name')
})

test.each(['', undefined])('a canonical link to %j counts as none', (href) => {
  const link = Object.assign(document.createElement('link'), { rel: 'canonical' })
  if (href !== undefined) link.setAttribute('href', href)
  document.head.append(link)
  expect(readPage().url).toBe(ADDRESS)
})

test('a link that is not canonical does not change Segment’s URL', () => {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'next', href: '/coffee' }))
  expect(readPage().url).toBe(ADDRESS)
})

test('the document is not searched for a link where analytics.js has noted the address itself', () => {
  const search = jest.spyOn(document, 'querySelector')
  expect(readPage(ADDRESS).url).toBe(ADDRESS)
  expect(search).not.toHaveBeenCalled()
})

test('the canonical link counts where analytics.js has noted another URL', () => {
  addCanonicalLink('https://shop.test/all-teas')
  expect(readPage('https://shop.test/coffee').url).toBe('https://shop.test/all-teas?utm_source=mail')
})
