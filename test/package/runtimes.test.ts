/** @jest-environment node */
import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
let folder = ''

/** A project that has installed the package as npm would publish it; `npm test` has just built it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runtimes-'))
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder])
  const [tarball = ''] = await readdir(folder)
  const installed = join(folder, 'node_modules/segment-matomo')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', join(folder, tarball), '--strip-components=1', '-C', installed])
  await writeFile(join(folder, 'import.mjs'), `import { matomo } from 'segment-matomo'\n${USE}`)
  await writeFile(join(folder, 'require.cjs'), `const { matomo } = require('segment-matomo')\n${USE}`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What a server that renders pages may do with the plugin: nothing of it may throw. */
const USE = `
const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.example' })
console.log(plugin.name, plugin.isLoaded())`

const runtimes: [name: string, program: string, ...start: string[]][] = [
  ['node', 'node'],
  ['bun', 'bun', 'run'],
  ['deno', 'deno', 'run', '--no-remote', '--node-modules-dir=manual'],
]

const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0

describe.each(runtimes)('%s', (name, program, ...args) => {
  const isThere = isInstalled(program)
  const runtimeTest = isThere ? test : test.skip
  const note = isThere ? '' : ` (skipped: ${name} is not installed)`

  runtimeTest(`imports the packed package, and nothing throws${note}`, async () => {
    const { stdout } = await run(program, [...args, 'import.mjs'], { cwd: folder })
    expect(stdout.trim()).toBe('Piwik false')
  })

  runtimeTest(`requires the packed package, and nothing throws${note}`, async () => {
    const { stdout } = await run(program, [...args, 'require.cjs'], { cwd: folder })
    expect(stdout.trim()).toBe('Piwik false')
  })
})
