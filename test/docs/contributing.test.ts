/** @jest-environment node */
import { readFileSync } from 'node:fs'
import * as manifest from '../../package.json'

const page = readFileSync('CONTRIBUTING.md', 'utf8')
const scripts: Record<string, string> = manifest.scripts

/** The rows of the table below a heading, as their cells. */
function tableBelow(heading: string): string[][] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  // The first two are the table's head.
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const scriptIn = (text: string) => /npm run ([\w:-]+)/.exec(text)?.[1] ?? ''

describe('the pinned versions', () => {
  const isRange = (version: string) => /^[\^~>]/.test(version)
  const pins = Object.entries(manifest.devDependencies)
    .filter(([, version]) => !isRange(version))
    .map(([name, version]) => [`\`${name}\``, `\`${version}\``])
  const overrides = Object.entries(manifest.overrides).map(([name, version]) => [
    `\`${name}\` (override)`,
    `\`${version}\``,
  ])
  const rows = tableBelow('Pinned versions')

  test('in package.json are the ones in CONTRIBUTING.md', () => {
    const listed = rows.map(([name, version]) => [name, version])
    expect([...listed].sort()).toEqual([...pins, ...overrides].sort())
  })

  test.each(rows)('%s has a reason', (...[, , reason = '']) => {
    expect(reason.length).toBeGreaterThan(20)
  })
})

describe('the checks in CONTRIBUTING.md', () => {
  const checks = tableBelow('The checks').map(([command = '']) => scriptIn(command))

  test('are what `npm test` runs, after the build and in the same order', () => {
    const steps = (scripts.test ?? '').split(' && ').map(scriptIn)
    expect(steps).toEqual(['build', ...checks])
  })

  test.each(checks)('`npm run %s` is a script', (name) => {
    expect(scripts).toHaveProperty([name])
  })
})

test('CONTRIBUTING.md names every script of package.json, and no others', () => {
  const named = new Set([...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name))
  // npm runs these by other names.
  const others = Object.keys(scripts).filter((name) => name !== 'test' && name !== 'prepack')
  expect([...named].sort()).toEqual(others.sort())
})
