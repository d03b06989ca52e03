/** @jest-environment node */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as manifest from '../../package.json'

// npm takes seconds on a busy machine.
const run = promisify(execFile)
const { version } = manifest

/** What `npm publish` would send; `npm test` has just built it. */
async function packedFiles(): Promise<string[]> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'])
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { files: { path: string }[] }>)
  return packed?.files.map(({ path }) => path).sort() ?? []
}

const builtFiles = async () => (await packedFiles()).filter((path) => path.startsWith('dist/'))

test('the package holds what is built, the docs and no more', async () => {
  const docs = (await readdir('docs')).filter((name) => name.endsWith('.md'))
  expect(await packedFiles()).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/index.cjs',
      'dist/index.cjs.map',
      'dist/index.d.cts',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/index.js.map',
      'dist/matomo-destination.global.js',
      'dist/matomo-destination.global.js.map',
      ...docs.map((name) => `docs/${name}`),
      'package.json',
    ].sort(),
  )
})

test('every guide that the README links to is in the package', async () => {
  const files = await packedFiles()
  const links = [...(await readFile('README.md', 'utf8')).matchAll(/\]\((docs\/[\w-]+\.md)/g)]
  expect(links.length).toBeGreaterThan(10)
  for (const [, path] of links) expect(files).toContain(path)
})

test('no built file names the place where the package was built', async () => {
  for (const path of await builtFiles()) {
    const text = await readFile(path, 'utf8')
    for (const place of [process.cwd(), homedir() + '/', 'node_modules']) {
      expect([path, text.includes(place)]).toEqual([path, false])
    }
  }
})

interface SourceMap {
  sources: string[]
  sourcesContent: string[]
}

test('source maps contain the sources', async () => {
  const maps = (await builtFiles()).filter((path) => path.endsWith('.map'))
  for (const path of maps) {
    const { sources, sourcesContent } = JSON.parse(await readFile(path, 'utf8')) as SourceMap
    expect(sources).toContain('../src/plugin.ts')
    for (const [index, source] of sources.entries()) {
      expect(source).toMatch(/^\.\.\/(?:src\/[\w/-]+\.ts|package\.json)$/)
      // The plugin takes only the version from package.json.
      if (source === '../package.json') expect(sourcesContent[index]).toContain(version)
      else expect(sourcesContent[index]).toBe(await readFile(join('dist', source), 'utf8'))
    }
  }
})

test('the package needs nothing but analytics.js', () => {
  expect(manifest).not.toHaveProperty('dependencies')
  expect(manifest).not.toHaveProperty('optionalDependencies')
  expect(Object.keys(manifest.peerDependencies)).toEqual(['@segment/analytics-next'])
})

test('the oldest analytics.js that the package allows is the one that the tests run with', () => {
  const { 'analytics-next-oldest': tested } = manifest.devDependencies
  const [, version] = /^npm:@segment\/analytics-next@([\d.]+)$/.exec(tested) ?? []
  expect(manifest.peerDependencies['@segment/analytics-next']).toBe(`>=${version} <2`)
})

const notesFor = (tag: string) => run('node', ['--import', 'tsx', 'scripts/release-notes.ts', tag])

test('the version in package.json is that of the newest release in CHANGELOG.md, the lock file and the built plugin', async () => {
  const headings = [...(await readFile('CHANGELOG.md', 'utf8')).matchAll(/^## \[(.+?)\](.*)$/gm)]
  expect(headings[0]?.[1]).toBe('Unreleased')
  expect(headings[1]?.[1]).toBe(version)
  expect(headings[1]?.[2]).toMatch(/^ - \d{4}-\d\d-\d\d$/)
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as { version: string }
  expect(lock.version).toBe(version)
  const built = `import('./dist/index.js').then(({ matomo }) => process.stdout.write(matomo().version))`
  expect((await run('node', ['-e', built])).stdout).toBe(version)
})

test('a tag with another version than package.json is not released', async () => {
  await expect(notesFor('v0.0.1')).rejects.toThrow(`The tag is v0.0.1, package.json says ${version}.`)
})
