import type { SegmentEvent } from '@segment/analytics-next'
import { saidOfPage } from '../../src/segment/page-snapshot'

const IN_CONTEXT = { url: 'https://shop.test/context', referrer: 'https://search.test/', title: 'Context' }
const IN_PROPERTIES = { url: 'https://shop.test/own', referrer: 'https://own.test/', title: 'Own' }
const NOTHING = { url: undefined, referrer: undefined, title: undefined }

/** An event that says something of its page in both places, and more. */
const eventOf = (type: SegmentEvent['type']) =>
  ({
    type,
    context: { page: { ...IN_CONTEXT, path: '/context' } },
    properties: { ...IN_PROPERTIES, price: 5 },
  }) as SegmentEvent

test.each(['page', 'screen'] as const)('a %s call says something of its page in two places', (type) => {
  expect(saidOfPage(eventOf(type))).toStrictEqual({ context: IN_CONTEXT, properties: IN_PROPERTIES })
})

test.each(['track', 'identify', 'group', 'alias'] as const)(
  'the properties of a call of type %s say nothing of its page',
  (type) => {
    expect(saidOfPage(eventOf(type))).toStrictEqual({ context: IN_CONTEXT, properties: NOTHING })
  },
)

test.each([{}, { context: {} }, { context: { page: null } }])(
  'an event of %j says nothing of its page',
  (parts) => {
    const event = { type: 'page', ...parts } as SegmentEvent
    expect(saidOfPage(event)).toStrictEqual({ context: NOTHING, properties: NOTHING })
  },
)

test('what an event says is anything: it is read as it stands there', () => {
  const event = { type: 'page', properties: { url: 5, title: null }, context: { page: { referrer: ['a'] } } }
  expect(saidOfPage(event as unknown as SegmentEvent)).toStrictEqual({
    context: { ...NOTHING, referrer: ['a'] },
    properties: { ...NOTHING, url: 5, title: null },
  })
})

test('a URL object, a location and a link say their URL as text', () => {
  const url = new URL('https://shop.test/teas?page=2')
  const event = { type: 'page', properties: { url, referrer: { href: 'https://shop.test/' } } }
  expect(saidOfPage(event as unknown as SegmentEvent).properties).toStrictEqual({
    url: 'https://shop.test/teas?page=2',
    referrer: 'https://shop.test/',
    title: undefined,
  })
})

test.each([{}, { href: 5 }, null, [], () => 1])('%p is no URL and stays as it is', (url) => {
  const event = { type: 'page', properties: { url } } as unknown as SegmentEvent
  expect(saidOfPage(event).properties.url).toBe(url)
})
