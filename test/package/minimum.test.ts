/** @jest-environment node */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

interface Checked {
  messages: { ruleId: string | null }[]
}

/** What `npm run minimum` finds in a text, as if it were a built file. */
function newerThanTheMinimum(text: string): (string | null)[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      'node_modules/eslint/bin/eslint.js',
      ...['--config', 'eslint.minimum.config.js', '--format', 'json'],
      ...['--stdin', '--stdin-filename', 'dist/built.js'],
    ],
    { cwd: join(__dirname, '../..'), input: text, encoding: 'utf8' },
  )
  const [checked] = JSON.parse(stdout) as Checked[]
  return checked?.messages.map(({ ruleId }) => ruleId) ?? []
}

test('what the oldest browsers do not know is found in a built file', () => {
  const text = String.raw`
    x = /\p{L}/u
    x = /(?<=a)b/
    x = 1n
    x ??= 1
    x = [1].at(-1)
    x = 'a'.replaceAll('a', 'b')
    x = Promise.any([])
    x = class { #y = 1 }`
  expect(newerThanTheMinimum(text)).toEqual([
    'es-x/no-regexp-unicode-property-escapes',
    'es-x/no-regexp-lookbehind-assertions',
    'es-x/no-bigint',
    'es-x/no-logical-assignment-operators',
    'es-x/no-array-prototype-at',
    'es-x/no-string-prototype-replaceall',
    'es-x/no-promise-any',
    'es-x/no-class-instance-fields',
    'es-x/no-class-private-fields',
  ])
})

test('what the oldest browsers know passes', () => {
  const text = `x = a?.b ?? [1, [2]].flat().map(f).find(g)
    x = [...'a'.matchAll(/a/g)]
    x = Object.fromEntries(Object.entries(globalThis))
    x = Promise.allSettled([])`
  expect(newerThanTheMinimum(text)).toEqual([])
})
