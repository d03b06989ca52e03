/**
 * Run by Stryker in its copy of the project. Stryker counts which test reaches which line in test environments of its own, but
 * a test that names jsdom in its first lines gets jest's.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

for (const name of readdirSync('test', { recursive: true })) {
  if (!name.endsWith('.test.ts')) continue
  const path = `test/${name}`
  const text = readFileSync(path, 'utf8')
  const replaced = text.replace(
    '@jest-environment jsdom',
    '@jest-environment @stryker-mutator/jest-runner/jest-env/jsdom',
  )
  if (replaced !== text) writeFileSync(path, replaced)
}
