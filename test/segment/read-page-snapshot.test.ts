/**
 * @jest-environment jsdom
 * @jest-environment-options {"url": "https://shop.test/tea?utm_source=mail#green"}
 */
import type { SegmentEvent } from '@segment/analytics-next'
import { readPageSnapshot, withoutHash } from '../../src/segment/read-page-snapshot'

const ADDRESS = 'https://shop.test/tea?utm_source=mail'
const TRACK: SegmentEvent = { type: 'track', event: 'Played' }

/** Adds an element to the page's head. */
function addToHead(tag: string, attributes: Record<string, string>): void {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.head.append(element)
}

/** The URL that Segment would note, where the event of the call says another one, or none. */
const urlOf = (noted?: string) => readPageSnapshot({ ...TRACK, context: { page: { url: noted } } }).url

afterEach(() => {
  document.head.innerHTML = ''
  jest.restoreAllMocks()
})

test('the page has the address bar’s URL and its path', () => {
  expect(readPageSnapshot(TRACK)).toMatchObject({ href: `${ADDRESS}#green`, path: '/tea' })
})

test('relative URLs are relative to the address, or to the base that the document names', () => {
  expect(readPageSnapshot(TRACK).base).toBe(`${ADDRESS}#green`)
  addToHead('base', { href: 'https://other.test/shop/' })
  expect(readPageSnapshot(TRACK).base).toBe('https://other.test/shop/')
})

test('the referrer is that of the document', () => {
  jest.spyOn(document, 'referrer', 'get').mockReturnValue('https://search.test/')
  expect(readPageSnapshot(TRACK).referrer).toBe('https://search.test/')
})

test('the page has what the event says of the page at the call', () => {
  const page = { url: 'https://shop.test/chosen', referrer: 'https://search.test/', title: 'Chosen' }
  const event = { ...TRACK, context: { page } } as SegmentEvent
  expect(readPageSnapshot(event).said).toEqual({ context: page, properties: {} })
})

describe('the title', () => {
  beforeEach(() => {
    document.title = 'Green tea'
  })

  test.each(['page', 'screen'] as const)('of a %s call is that of the document', (type) => {
    expect(readPageSnapshot({ type }).title).toBe('Green tea')
  })

  test.each(['track', 'identify', 'group'] as const)('of a %s call is none', (type) => {
    expect(readPageSnapshot({ type }).title).toBe('')
  })
})

describe('the URL that analytics.js notes', () => {
  test('is the address without the hash', () => {
    expect(urlOf()).toBe(ADDRESS)
  })

  test.each([{}, { context: {} }])('is the address where the event has only %j', (parts) => {
    expect(readPageSnapshot({ ...TRACK, ...parts }).url).toBe(ADDRESS)
  })

  test('is the canonical link, where the page has one, with the query of the address', () => {
    addToHead('link', { rel: 'canonical', href: 'https://shop.test/all-teas' })
    expect(urlOf()).toBe('https://shop.test/all-teas?utm_source=mail')
  })

  test('is the canonical link alone, where that link has a query', () => {
    addToHead('link', { rel: 'canonical', href: 'https://shop.test/all-teas?sort=name' })
    expect(urlOf()).toBe('https://shop.test/all-teas?sort=name')
  })

  test.each<[string, string, Record<string, string>]>([
    ['an empty canonical link', 'link', { rel: 'canonical', href: '' }],
    ['a canonical link to nowhere', 'link', { rel: 'canonical' }],
    ['a link of another kind', 'link', { rel: 'next', href: '/coffee' }],
  ])('is the address where the page has %s', (_, tag, attributes) => {
    addToHead(tag, attributes)
    expect(urlOf()).toBe(ADDRESS)
  })

  test('is the canonical link where the event says another URL', () => {
    addToHead('link', { rel: 'canonical', href: 'https://shop.test/all-teas' })
    expect(urlOf('https://shop.test/coffee')).toBe('https://shop.test/all-teas?utm_source=mail')
  })

  test('is not searched for in the document where the event says the address: analytics.js has just looked', () => {
    const search = jest.spyOn(document, 'querySelector')
    expect(urlOf(ADDRESS)).toBe(ADDRESS)
    expect(search).not.toHaveBeenCalled()
  })
})

test.each([
  ['https://shop.test/tea?a=1#green', 'https://shop.test/tea?a=1'],
  ['https://shop.test/tea#one#two', 'https://shop.test/tea'],
  ['https://shop.test/tea#', 'https://shop.test/tea'],
  ['#green', ''],
  ['https://shop.test/tea', 'https://shop.test/tea'],
])('%s without its hash is %s', (url, expected) => {
  expect(withoutHash(url)).toBe(expected)
})
