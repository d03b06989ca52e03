import ts from 'typescript'
import { openEditor } from './support/editor'
import { readInterface, type Field } from './support/read-interface'

const editor = openEditor()

interface Parameter {
  readonly isOptional: boolean
  readonly type: string
}

/** Each way that a method can be called, as the types say it. */
const methods = ['MatomoMethods', 'MatomoGetters'].flatMap(readInterface).flatMap(({ name, type }: Field) =>
  (type && ts.isUnionTypeNode(type) ? type.types : [type]).map((tuple) => {
    if (!tuple || !ts.isTupleTypeNode(tuple)) throw new Error(`${name} has no list of parameters`)
    const parameters = tuple.elements.filter(ts.isNamedTupleMember).map((member): Parameter => ({
      isOptional: member.questionToken !== undefined,
      type: member.type.getText(),
    }))
    return { name, parameters }
  }),
)

/** `right` may stand for anything; `wrong` only where anything goes. */
const DECLARED = [
  'declare const right: any, wrong: unknown',
  'declare function push(command: MatomoCommand): void',
]
const command = (name: string, args: readonly string[]) => `push(['${[name + "'", ...args].join(', ')}])`
const wrongCommands = (commands: readonly string[]) => editor.wrongAmong([...DECLARED, ...commands])

test('each method compiles with its parameters, with and without those that may be left out', () => {
  const commands = methods.flatMap(({ name, parameters }) => {
    const all = parameters.map(() => 'right')
    return [
      command(name, all),
      command(
        name,
        all.filter((_, index) => !parameters[index]?.isOptional),
      ),
    ]
  })
  expect(commands.length).toBeGreaterThan(250)
  expect(wrongCommands(commands)).toEqual([])
})

test('no parameter takes what it does not want', () => {
  const commands = methods.flatMap(({ name, parameters }) =>
    parameters.flatMap(({ type }, wrong) => {
      const args = parameters.map((_, index) => (index === wrong ? 'wrong' : 'right'))
      return type === 'unknown' ? [] : [command(name, args)]
    }),
  )
  expect(commands.length).toBeGreaterThan(100)
  expect(wrongCommands(commands)).toEqual(commands)
})

test('no method takes one parameter too many, or too few', () => {
  const commands = methods.flatMap(({ name, parameters }) => {
    const needed = parameters.filter(({ isOptional }) => !isOptional)
    return [
      // The other way of calling setCustomData has one more.
      ...(name === 'setCustomData' ? [] : [command(name, [...parameters.map(() => 'right'), 'right'])]),
      ...(name === 'setCustomData' || !needed.length
        ? []
        : [
            command(
              name,
              needed.slice(1).map(() => 'right'),
            ),
          ]),
    ]
  })
  expect(commands.length).toBeGreaterThan(150)
  expect(wrongCommands(commands)).toEqual(commands)
})

test('only one parameter takes anything: the value of custom data', () => {
  const anything = methods.filter(({ parameters }) =>
    parameters.some(({ type }) => /\b(unknown|any)\b(?!>)/.test(type)),
  )
  expect(anything.map(({ name }) => name)).toEqual(['setCustomData'])
})

test('no method but those of matomo.js and of its plugins', () => {
  const commands = ['scanForMedia', 'trackPageview', 'setApiUrl', '', 'constructor'].map((name) =>
    command(name, []),
  )
  expect(wrongCommands(commands)).toEqual(commands)
  expect(wrongCommands([command('MediaAnalytics::scanForMedia', ['wrong'])])).toEqual([])
})
