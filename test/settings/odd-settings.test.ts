import fc from 'fast-check'
import { RULES, type Rule } from '../../src/settings/rules'
import { resolveSettings, type Resolution } from '../../src/settings/resolve-settings'
import { MatomoSettingsError } from '../../src/settings/settings-error'
import { REQUIRED, throwing } from './support/resolve'

const rules = Object.entries(RULES) as [string, Rule<unknown>][]
const names = [...rules.map(([name]) => name), 'url']
const optional = rules.filter(([, [, , need]]) => need === 'optional').map(([name]) => name)

function refuse(): never {
  throw new Error('a proxy')
}

/** A value that throws when it is read. fast-check itself asks whether its values have a method to clone them. */
const hostile = new Proxy({}, { get: refuse, ownKeys: refuse, getPrototypeOf: refuse, has: () => false })

/** Values that are nearly right, and values that are not. */
const oddValue = fc.oneof(
  fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom('true', ' 8 ', '/matomo', 'a.test', '', null, undefined, 1, Symbol('x'), cycle()),
  fc.constantFrom(throwing('key'), throwing('require'), () => 1, [throwing('value')]),
  fc.constantFrom(hostile, [hostile], { Paid: hostile }),
  fc.array(fc.record({ key: fc.anything(), value: fc.anything() }), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.anything(), { maxKeys: 3 }),
  fc.record({ require: fc.constantFrom('tracking', 'all'), categories: fc.anything() }),
  fc.record({ serverUrl: fc.webUrl(), siteId: fc.anything() }).map((row) => [row]),
)

function cycle(): object {
  const object: Record<string, unknown> = {}
  object.self = object
  return object
}

function resolveOrError(...sources: readonly unknown[]): Resolution | MatomoSettingsError {
  try {
    return resolveSettings(sources.map((values, index) => ({ name: `source ${index}`, values })))
  } catch (error) {
    if (error instanceof MatomoSettingsError) return error
    throw error
  }
}

test('nothing but a MatomoSettingsError is thrown, whatever stands in the sources', () => {
  const source = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.constantFrom(...names), oddValue),
    fc.constant(hostile),
  )
  fc.assert(
    fc.property(fc.array(source, { maxLength: 4 }), (sources) => {
      const result = resolveOrError(...sources)
      const texts = result instanceof MatomoSettingsError ? [result.message] : result.warnings
      for (const text of texts) expect(text).toMatch(/^[^\n\r]{20,700}$/)
    }),
    { numRuns: 3000 },
  )
})

test('an odd value of an optional setting changes no other setting', () => {
  const good = {
    ...REQUIRED,
    goals: { Paid: 1 },
    heartBeat: 15,
    domains: ['a.test'],
    trackers: [],
    debug: true,
  }
  const whole = resolveSettings([{ name: 'the test', values: good }]).settings
  fc.assert(
    fc.property(fc.constantFrom(...optional), oddValue, (name, value) => {
      const { settings } = resolveSettings([{ name: 'the test', values: { ...good, [name]: value } }])
      expect({ ...settings, [name]: 0 }).toEqual({ ...whole, [name]: 0 })
    }),
    { numRuns: 3000 },
  )
})

test('an odd value of another setting is read as if it stood alone', () => {
  const protecting = names.filter((name) => !optional.includes(name))
  fc.assert(
    fc.property(fc.constantFrom(...protecting), oddValue, oddValue, (name, value, other) => {
      const alone = resolveOrError({ [name]: value }, REQUIRED)
      const beside = resolveOrError({ [name]: value, heartBeat: other }, REQUIRED)
      if (alone instanceof MatomoSettingsError) expect(beside).toEqual(alone)
      else
        expect(beside).toMatchObject({
          settings: { ...alone.settings, heartBeat: expect.anything() as unknown },
        })
    }),
    { numRuns: 1000 },
  )
})
