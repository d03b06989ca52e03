import fc from 'fast-check'

const NAMES = [
  ...[
    'Product Added',
    'Product Removed',
    'Cart Viewed',
    'Order Completed',
    'Product Viewed',
    'Products Searched',
  ],
  ...['Promotion Viewed', 'Product List Viewed', 'Signed Up', '__proto__', 'constructor', 'toString', ''],
]
const KEYS = [
  ...[
    'category',
    'name',
    'label',
    'value',
    'revenue',
    'total',
    'price',
    'quantity',
    'sku',
    'product_id',
    'query',
  ],
  ...[
    'count',
    'order_id',
    'tax',
    'shipping',
    'discount',
    'url',
    'title',
    'referrer',
    'products',
    '__proto__',
    'plan',
  ],
]

/** Text as hostile as it comes: lone surrogates, parameters, markup, control characters, huge ones. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    '\ud800',
    'a\udfffb',
    '5&uid=admin',
    '&idsite=99',
    '<script>',
    '\0',
    '%',
    '1e999',
    '-0',
    'NaN',
  ),
  fc.integer({ min: 5_000, max: 20_000 }).map((length) => 'x'.repeat(length)),
)
const oddNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 1e308, Number.MAX_VALUE),
)

/** Values that survive JSON, so that they can be sent to a page. */
export const oddJson = fc.oneof(
  { maxDepth: 2 },
  oddText,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(oddText, fc.integer())), { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 2 }),
)

const explode = (): never => {
  throw new Error('hands off')
}

// fast-check itself looks for symbols.
const explodeAt = (_: object, key: string | symbol) =>
  (typeof key === 'symbol' ? undefined : explode()) as never

/** All of that, and what no JSON holds. */
export const oddValue = fc.oneof(
  oddJson,
  oddNumber,
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    ...[Symbol('odd'), 10n, () => 1, new Date(NaN), /x/, new Error('odd'), undefined, Object.create(null)],
    new Proxy({}, { get: explodeAt, ownKeys: explode, has: explodeAt }),
    Object.defineProperty({}, 'name', { get: explode, enumerable: true }),
    (() => {
      const cycle: Record<string, unknown> = {}
      cycle.self = cycle
      return cycle
    })(),
  ),
)

const propertiesOf = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), value) },
    { weight: 1, arbitrary: value },
  )

/** Calls as odd as a page may make them. */
export const oddCall = (value: fc.Arbitrary<unknown>, text: fc.Arbitrary<unknown> = value) =>
  fc.record({
    type: fc.constantFrom('track', 'page', 'identify', 'screen', 'group'),
    name: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<unknown>(...NAMES) },
      { weight: 1, arbitrary: text },
    ),
    userId: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<unknown>('ann', 'bob', undefined) },
      { weight: 1, arbitrary: text },
    ),
    properties: propertiesOf(value),
    options: fc.oneof(
      fc.constant(undefined),
      fc.record({ customVars: propertiesOf(value), customDimensions: propertiesOf(value) }),
    ),
  })
export { oddText }
