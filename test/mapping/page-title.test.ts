import type { SegmentEvent } from '@segment/analytics-next'
import type { MatomoSettings } from '../../src'
import { map } from '../support/map'

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
