import { openEditor } from './support/editor'
import { readInterface } from './support/read-interface'

const editor = openEditor()
const namesOf = (name: string) => readInterface(name).map((field) => field.name)

test('every setting is offered in `matomo({ })`, with its docstring', () => {
  const offers = editor.offersAt('matomo({ | })')
  expect([...offers.keys()].sort()).toEqual(namesOf('MatomoSettings').sort())
  for (const [name, docs] of offers) expect([name, docs]).toEqual([name, expect.stringMatching(/\w+ \w+/)])
})

test('the parts of `consent` and of a tracker are offered, and the words that a setting takes', () => {
  expect([...editor.offersAt('matomo({ consent: { | } })').keys()]).toEqual(namesOf('ConsentSettings'))
  expect([...editor.offersAt('matomo({ trackers: [{ | }] })').keys()]).toEqual(namesOf('TrackerSettings'))
  const offers = editor.offersAt("matomo({ consent: { require: '|' } })")
  expect([...offers.keys()].sort()).toEqual(['cookies', 'tracking'])
  expect([...editor.offersAt("matomo({ pageTitle: '|' })").keys()]).toEqual(['title', 'name'])
})

test('every method of matomo.js is offered in `commands`', () => {
  const methods = [...namesOf('MatomoMethods'), ...namesOf('MatomoGetters')]
  expect([...editor.offersAt("matomo({ commands: [['|']] })").keys()]).toEqual(methods)
  expect([...editor.offersAt("const command: MatomoCommand = ['|']").keys()]).toEqual(methods)
})

test('the visitor’s consent is offered on the plugin, with docstrings', () => {
  expect(editor.offersAt('matomo().consent.|')).toEqual(
    new Map([
      ['given', expect.stringContaining('agrees')],
      ['refused', expect.stringContaining('refuses')],
    ]),
  )
})
