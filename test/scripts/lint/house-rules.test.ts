import { Linter, type Rule } from 'eslint'

interface Rules {
  readonly maxOwnLines: Rule.RuleModule
  readonly maxChangedVariables: Rule.RuleModule
}

// The rules are no TypeScript, because ESLint loads them by itself.
const { maxOwnLines } = jest.requireActual<Rules>('../../../scripts/lint/max-own-lines')
const { maxChangedVariables } = jest.requireActual<Rules>('../../../scripts/lint/max-changed-variables')

/** The messages of a rule about code. */
function lint(rule: Rule.RuleModule, max: number, code: string): string[] {
  const messages = new Linter().verify(code, {
    plugins: { house: { rules: { rule } } },
    rules: { 'house/rule': ['error', max] },
  })
  return messages.map(({ line, message }) => `${line}: ${message}`)
}

describe('max-own-lines', () => {
  const countLines = (code: string) => lint(maxOwnLines, 3, code)
  const TOO_LONG = 'lines of its own, and 3 are allowed. Make a function of a part of it.'

  test('allows a function as many lines as the option says', () => {
    expect(countLines('function one() {\n  two()\n}')).toEqual([])
  })

  test.each([
    ['declaration', 'function one() {\n  two()\n  three()\n}'],
    ['expression', 'const one = function () {\n  two()\n  three()\n}'],
    ['arrow', 'const one = () => {\n  two()\n  three()\n}'],
    ['method', 'const one = { two() {\n  three()\n  four()\n} }'],
  ])('reports a longer function at its first line, whatever its form: %s', (_, code) => {
    expect(countLines(code)).toEqual([`1: This function has 4 ${TOO_LONG}`])
  })

  test('counts comments and empty lines, which take place on a screen', () => {
    expect(countLines('function one() {\n  // Two.\n\n}')).toEqual([`1: This function has 4 ${TOO_LONG}`])
  })

  test('counts the lines on which a function inside begins and ends, but not those between them', () => {
    const code = (between: string) => `function one() {\n  const two = () => {${between}\n  }\n}`
    expect(countLines(code('\n    three()'))).toEqual([`1: This function has 4 ${TOO_LONG}`])
    expect(countLines(code('\n    three()\n    four()'))).toEqual([
      `1: This function has 4 ${TOO_LONG}`,
      `2: This function has 4 ${TOO_LONG}`,
    ])
  })

  test('counts the lines behind a function inside for the outer one', () => {
    expect(countLines('function one() {\n  two(() => 2)\n  three()\n}')).toEqual([
      `1: This function has 4 ${TOO_LONG}`,
    ])
  })

  test('does not count the lines of a file that belong to no function', () => {
    expect(countLines('one()\ntwo()\nthree()\nfour()\nfive()')).toEqual([])
  })
})

describe('max-changed-variables', () => {
  const countVariables = (code: string) => lint(maxChangedVariables, 1, code)
  const TOO_MANY =
    'Functions in here change 2 variables of this place (a, b), and 1 are allowed. Give some of them an owner of their own.'

  test('allows as many variables as the option says', () => {
    expect(countVariables('function one() { let a; return () => { a = 1 } }')).toEqual([])
  })

  test.each([
    ['assigned', 'function one() { let a, b; return () => { a = 1; b = 2 } }'],
    ['counted up', 'function one() { let a = 0, b = 0; return () => { a++; b += 2 } }'],
    ['taken apart', 'function one(c) { let a, b; return () => { [a, b] = c } }'],
    ['parameters', 'function one(a, b) { return () => { a = 1; b = 2 } }'],
    ['of a block', 'function one() { let a; if (a) { let b; two(() => { a = 1; b = 2 }) } }'],
    ['changed further inside', 'function one() { let a, b; return () => () => { a = 1; b = 2 } }'],
    [
      'changed by different functions',
      'function one() { let a, b; return [() => { a = 1 }, () => { b = 2 }] }',
    ],
    ['of the file', 'let a, b; function one() { a = 1; b = 2 }'],
  ])('reports more variables at the first line of what has them: %s', (_, code) => {
    expect(countVariables(code)).toEqual([`1: ${TOO_MANY}`])
  })

  test('counts for each function apart', () => {
    const code = 'function one() { let a; return () => { let b; a = 1; return () => { b = 2 } } }'
    expect(countVariables(code)).toEqual([])
  })

  test.each([
    ['that nobody changes', 'function one() { const a = 1, b = 2; return () => a + b }'],
    [
      'that the function itself changes',
      'function one() { let a = 1, b = 2; a = b; b++; return () => a + b }',
    ],
    ['of the functions inside', 'function one() { return () => { let a, b; a = 1; b = 2 } }'],
    ['that are properties of an object', 'function one(c) { return () => { c.a = 1; c.b = 2 } }'],
  ])('does not count variables %s', (_, code) => {
    expect(countVariables(code)).toEqual([])
  })
})
