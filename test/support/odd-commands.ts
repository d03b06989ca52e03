import fc from 'fast-check'
import type { CustomData, MatomoCommand } from '../../src/matomo/commands'

/** Texts that are hard to encode, or that mean something in a request. */
const oddText = fc.oneof(
  fc.constantFrom(
    'a',
    'Größe',
    '🎉 50 %',
    'a&b=c',
    'x?y#z',
    '"\'<>{}[]\\',
    '+ %20',
    ' a b ',
    'é'.repeat(250),
    'null',
    '0',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)
const textOrNone = fc.oneof(oddText, fc.constant(undefined))
const amount = fc.oneof(
  fc.constantFrom(0, 1, -1, 9.99, 1e-7, 1e20),
  fc.integer({ min: -1000, max: 1_000_000 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)
const orderAmount = fc.oneof(amount, fc.constant('' as const))
const index = fc.integer({ min: 1, max: 12 })
const id = fc.oneof(index, index.map(String))
const url = fc.oneof(
  fc.constantFrom(
    'https://shop.test/',
    'http://shop.test/a?b=c&d=é#e',
    'https://xn--e1afmkfd.test/%E4%F6?a=%',
  ),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
)
const category = fc.oneof(textOrNone, fc.array(oddText, { minLength: 1, maxLength: 5 }))
const customData: fc.Arbitrary<CustomData | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.dictionary(
    index.map((number): `dimension${number}` => `dimension${number}`),
    oddText,
    { maxKeys: 3 },
  ),
  fc.record({ dimension3: amount, other: fc.jsonValue({ maxDepth: 2 }) }),
)
const scope = fc.constantFrom('page', 'visit', undefined)
const command = <Parts extends unknown[]>(
  method: string,
  ...parts: { [Index in keyof Parts]: fc.Arbitrary<Parts[Index]> }
) =>
  fc.tuple(
    fc.constant(method),
    ...(parts as fc.Arbitrary<unknown>[]),
  ) as unknown as fc.Arbitrary<MatomoCommand>

/** Any command that is turned into a request, or that changes one, with arguments that a site may give. */
export const oddCommand = (): fc.Arbitrary<MatomoCommand> =>
  fc.oneof(
    command('trackPageView', textOrNone, customData),
    command('trackEvent', oddText, oddText, textOrNone, fc.oneof(amount, fc.constant(undefined)), customData),
    command('trackSiteSearch', oddText, textOrNone, fc.oneof(fc.nat(), fc.constant(undefined)), customData),
    command('trackGoal', index, fc.oneof(amount, fc.constant(undefined)), customData),
    command('trackLink', url, fc.constantFrom('link', 'download'), customData),
    command('trackContentImpression', oddText, textOrNone, textOrNone),
    command('trackContentInteraction', oddText, oddText, textOrNone, textOrNone),
    command('trackEcommerceCartUpdate', amount),
    command('trackEcommerceOrder', oddText, amount, orderAmount, orderAmount, orderAmount, orderAmount),
    command('ping'),
    command('setCustomUrl', url),
    command('setReferrerUrl', fc.oneof(url, fc.constant(''))),
    command('setDocumentTitle', oddText),
    command('setUserId', fc.oneof(oddText, index)),
    command('resetUserId'),
    command('setVisitorId', fc.constantFrom('0123456789abcdef', 'fedcba9876543210')),
    command('setCustomDimension', id, textOrNone),
    command('deleteCustomDimension', id),
    command('setCustomVariable', id, oddText, textOrNone, scope),
    command('deleteCustomVariable', id, scope),
    command('deleteCustomVariables', fc.constantFrom('page', 'visit')),
    command('setEcommerceView', textOrNone, textOrNone, category, fc.oneof(amount, fc.constant(undefined))),
    command('setEcommerceView'),
    command(
      'addEcommerceItem',
      fc.oneof(oddText, index),
      textOrNone,
      category,
      fc.oneof(amount, fc.constant(undefined)),
      fc.oneof(fc.nat(), fc.constant(undefined)),
    ),
    command('removeEcommerceItem', fc.oneof(oddText, index)),
    command('clearEcommerceCart'),
    command('appendToTrackingUrl', fc.constantFrom('', 'new_visit=1', 'cdo=12', 'a=b&url=c')),
    command('discardHashTag', fc.boolean()),
    command('disableCookies'),
    command('setCookieConsentGiven'),
  )
