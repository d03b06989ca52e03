import { readInterface } from './support/read-interface'

const SETTINGS = ['MatomoSettings', 'ConsentSettings', 'TrackerSettings']
const METHODS = ['MatomoMethods', 'MatomoGetters']

test.each([...SETTINGS, ...METHODS, 'MatomoPlugin'])('every field of %s has a docstring', (name) => {
  const fields = readInterface(name)
  expect(fields).not.toEqual([])
  expect(fields.filter(({ docs }) => !docs)).toEqual([])
})

test.each(SETTINGS)('every field of %s that may be left out says its default', (name) => {
  const fields = readInterface(name).filter(({ isOptional }) => isOptional)
  expect(fields.filter(({ tags }) => !tags.includes('default')).map(({ name }) => name)).toEqual([])
})

test('where a time is given, the docstring says in which unit', () => {
  const units = METHODS.flatMap(readInterface).flatMap(({ name, type, docs, tags }) => {
    const [unit] = /milliseconds|seconds|hours/i.exec(type?.getText() ?? '') ?? []
    return unit && !tags.includes('deprecated') ? [{ name, docs, unit: unit.toLowerCase() }] : []
  })
  expect(units.length).toBeGreaterThan(10)
  for (const { name, docs, unit } of units)
    expect([name, docs]).toEqual([name, expect.stringMatching(new RegExp(`\\b${unit}\\b`))])
  expect(readInterface('MatomoSettings').find(({ name }) => name === 'heartBeat')?.docs).toMatch(
    /\bseconds\b/,
  )
})
