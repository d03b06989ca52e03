/** @jest-environment node */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const run = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: join(__dirname, '../..'), encoding: 'utf8' }).trim()

const USE = `
  const page = () => console.log('called')
  const stop = autoPage({ page })
  stop()
  console.log('done')`

test.each([
  ['import', '--input-type=module', `import { autoPage } from 'segment-matomo/auto-page'; ${USE}`],
  ['require', '--input-type=commonjs', `const { autoPage } = require('segment-matomo/auto-page'); ${USE}`],
])('on a server, by %s, autoPage does nothing and throws nothing', (_, type, code) => {
  expect(run(type, '-e', code)).toBe('done')
})
