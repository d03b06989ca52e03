/** @jest-environment node */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const run = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: join(__dirname, '../..'), encoding: 'utf8' }).trim()

const IMPORT = "import { matomo } from 'segment-matomo'; console.log(matomo({ siteId: 1 }).name)"
const REQUIRE = "console.log(require('segment-matomo').matomo({ siteId: 1 }).name)"

test.each([
  ['import', ['--input-type=module', '-e', IMPORT]],
  ['require', ['--input-type=commonjs', '-e', REQUIRE]],
])('%s of the package on a server does nothing and throws nothing', (_, args) => {
  expect(run(...args)).toBe('Piwik')
})
