import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoSettings } from '../../src'
import { map, SHOP } from '../support/map'

type Call = Partial<SegmentEvent>

/** The title of a page view that Segment says `Shop` of. */
const titleOf = (call: Call, settings: Partial<MatomoSettings> = {}) => {
  const context = { page: { title: 'Shop' } } as SegmentEvent['context']
  const { commands } = map({ type: 'page', context, ...call }, { settings })
  return commands.find(([method]) => method === 'setDocumentTitle')?.[1]
}

test.each<[Call, string]>([
  [{}, 'Shop'],
  [{ properties: { title: 'Thanks' } }, 'Thanks'],
  [{ properties: { title: ' ' } }, 'Shop'],
  [{ category: 'Docs', name: 'Install' }, 'Shop'],
  [{ properties: { category: 'Docs', name: 'Install' } }, 'Shop'],
  [{ context: {} }, ''],
  [{ context: undefined }, ''],
])('a page %j is titled %p', (call, title) => {
  expect(titleOf(call)).toBe(title)
})

test.each<[Call, string]>([
  [{ category: 'Docs', name: 'Install' }, 'Docs / Install'],
  [{ properties: { category: 'Docs', name: 'Install' } }, 'Docs / Install'],
  [{ category: 'Docs', name: 'Install', properties: { category: 'A', name: 'B' } }, 'Docs / Install'],
  [{ properties: { name: 'Install' } }, 'Install'],
  [{ properties: { category: 'Docs' } }, 'Docs'],
  [{ properties: { title: 'Thanks' } }, 'Thanks'],
])('with pageTitle "name" a page %j is titled %p', (call, title) => {
  expect(titleOf(call, { pageTitle: 'name' })).toBe(title)
})

test.each<[Call, string]>([
  [{ name: 'Settings' }, 'Settings'],
  [{ properties: { name: 'Settings' } }, 'Settings'],
  [{ name: 'Settings', category: 'Account' }, 'Settings'],
  [{ properties: { title: 'Your settings' } }, 'Your settings'],
  [{}, 'Shop'],
])('a screen %j is titled %p', (call, title) => {
  expect(titleOf({ type: 'screen', ...call })).toBe(title)
})

describe('the document’s title at the call', () => {
  const shop = { page: { ...SHOP, title: 'Shop' } }
  const nothing = { url: undefined, referrer: undefined, title: undefined }
  /** The event had a title at its call. */
  const emptied = {
    page: { ...SHOP, title: 'Shop', said: { context: nothing, properties: { ...nothing, title: 'Teas' } } },
  }
  const titled = (call: Call, options: Parameters<typeof map>[1]) =>
    map({ type: 'page', context: { page: {} }, ...call }, options).commands.find(
      ([method]) => method === 'setDocumentTitle',
    )?.[1]

  test.each<[Call]>([
    [{}],
    [{ properties: { title: undefined }, context: { page: { title: undefined } } }],
    [{ properties: { title: null }, context: { page: { title: null } } } as never],
    [{ properties: { title: '' }, context: { page: { title: ' ' } } }],
    [{ properties: { title: { en: 'Shop' } }, context: { page: { title: 5n } } } as never],
    [{ properties: { title: false }, context: { page: { title: false } } } as never],
    [{ type: 'screen' }],
    [{ context: undefined }],
  ])('names a page view whose event said none then: %p', (call) => {
    expect(titled(call, shop)).toBe('Shop')
  })

  test('names a page view that has neither a name nor a category, with pageTitle "name"', () => {
    expect(titled({}, { ...shop, settings: { pageTitle: 'name' } })).toBe('Shop')
    expect(titled({ name: 'Teas' }, { ...shop, settings: { pageTitle: 'name' } })).toBe('Teas')
  })

  test.each<[Call]>([[{}], [{ properties: { title: '' } }], [{ context: { page: { title: '  ' } } }]])(
    'does not name a page view whose title a plugin has emptied: %p',
    (call) => {
      expect(titled(call, emptied)).toBe('')
    },
  )

  test.each<[Call]>([[{ properties: { title: 'Teas' } }], [{ context: { page: { title: 'Teas' } } }]])(
    'gives way to the title that the event says when it is delivered: %p',
    (call) => {
      expect([titled(call, shop), titled(call, emptied)]).toStrictEqual(['Teas', 'Teas'])
    },
  )

  test('is cleaned, and empty where the document has none', () => {
    expect(titled({}, { page: { ...SHOP, title: 'Sale \ud83c\udf89\ud83c\0' } })).toBe('Sale \ud83c\udf89')
    expect(titled({}, { page: { ...SHOP, title: ' ' } })).toBe('')
  })
})
