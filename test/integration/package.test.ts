/** @jest-environment node */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import * as manifest from '../../package.json'
import { DEBUGGING_PAGE } from '../../src/lib/message'
import { linksOf } from '../docs/support/pages'

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
const isMap = (path: string) => path.endsWith('.map')
const isCode = (path: string) => /\.c?js$/.test(path)

interface FileMap extends SourceMapPayload {
  readonly file: string
}

const readMap = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as FileMap

interface Place {
  readonly name: string
  /** Both are counted from 0. */
  readonly line: number
  readonly column: number
}

/** Names of properties and texts that are long enough to be told apart. No line of src is that of `exports.name`. */
function longNames(code: string): Place[] {
  return code.split('\n').flatMap((text, line) =>
    [...text.matchAll(/(?<!exports)[.'"]([A-Za-z]{8,})/g)].map(({ index, 1: name = '' }) => ({
      name,
      line,
      column: index,
    })),
  )
}

/** The line of src that a place in a built file comes from. */
function sourceLine(map: FileMap, line: number, column: number): string {
  const entry = new SourceMap(map).findEntry(line, column)
  if (!('originalSource' in entry)) return ''
  const source = map.sourcesContent[map.sources.indexOf(entry.originalSource)] ?? ''
  return source.split('\n')[entry.originalLine] ?? ''
}

/** The pictures of the README and the docs. */
const PICTURES = ['cost-of-a-call.svg', 'demo-panel.png', 'matomo-visits-log.png', 'way-of-a-call.svg']

test('the package holds what is built, the docs and no more', async () => {
  const docs = (await readdir('docs')).filter((name) => name.endsWith('.md'))
  expect(await packedFiles()).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/auto-page.cjs',
      'dist/auto-page.cjs.map',
      'dist/auto-page.d.cts',
      'dist/auto-page.d.ts',
      'dist/auto-page.global.js',
      'dist/auto-page.global.js.map',
      'dist/auto-page.js',
      'dist/auto-page.js.map',
      'dist/index.cjs',
      'dist/index.cjs.map',
      'dist/index.d.cts',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/index.js.map',
      'dist/matomo-destination.global.js',
      'dist/matomo-destination.global.js.map',
      ...docs.map((name) => `docs/${name}`),
      ...PICTURES.map((name) => `docs/images/${name}`),
      'package.json',
    ].sort(),
  )
})

test('whatever a page in the package links to or shows is in the package', async () => {
  const files = await packedFiles()
  const links = files.filter((path) => path.endsWith('.md')).flatMap(linksOf)
  expect(links.length).toBeGreaterThan(50)
  expect(links.filter(({ path }) => !files.includes(path))).toEqual([])
})

test('every picture in the package is shown by a page in the package', async () => {
  const files = await packedFiles()
  const shown = files.filter((path) => path.endsWith('.md')).flatMap((page) => linksOf(page))
  expect([...new Set(shown.map(({ path }) => path))]).toEqual(
    expect.arrayContaining(PICTURES.map((name) => `docs/images/${name}`)),
  )
})

/** What a reader of the console or of the docs gets from a server of npm's files: `https://unpkg.com/segment-matomo@1/…`. */
const SERVED = /https:\/\/(?:unpkg\.com|cdn\.jsdelivr\.net\/npm)\/segment-matomo@(\d+)\/([^\s"')#]+)/g

test('the page that messages name, and every address of the package in the docs, is a file of this major version', async () => {
  const files = await packedFiles()
  const texts = await Promise.all(
    files.filter((path) => path.endsWith('.md')).map((path) => readFile(path, 'utf8')),
  )
  const addresses = [DEBUGGING_PAGE, ...texts].flatMap((text) => [...text.matchAll(SERVED)])
  expect(addresses.length).toBeGreaterThan(3)
  for (const [address, major, path] of addresses) {
    expect([address, major]).toEqual([address, version.split('.')[0]])
    expect(files).toContain(path)
  }
})

test('no built file names the place where the package was built', async () => {
  for (const path of await builtFiles()) {
    const text = await readFile(path, 'utf8')
    for (const place of [process.cwd(), homedir() + '/', 'node_modules']) {
      expect([path, text.includes(place)]).toEqual([path, false])
    }
  }
})

test('source maps contain the sources', async () => {
  for (const path of (await builtFiles()).filter(isMap)) {
    const { sources, sourcesContent } = await readMap(path)
    expect(sources.length).toBeGreaterThan(0)
    for (const [index, source] of sources.entries()) {
      expect(source).toMatch(/^\.\.\/(?:src\/[\w/-]+\.ts|package\.json)$/)
      // The plugin takes only the version from package.json.
      if (source === '../package.json') expect(sourcesContent[index]).toContain(version)
      else expect(sourcesContent[index]).toBe(await readFile(join('dist', source), 'utf8'))
    }
  }
})

test('a source map names the file that it belongs to, and leads from each name in that file to its place in src', async () => {
  const paths = (await builtFiles()).filter(isCode)
  expect(paths.length).toBeGreaterThan(2)
  for (const path of paths) {
    const code = await readFile(path, 'utf8')
    const map = await readMap(`${path}.map`)
    expect(map.file).toBe(basename(path))
    expect(code.trimEnd().split('//# sourceMappingURL=').at(-1)).toBe(`${basename(path)}.map`)
    const names = longNames(code)
    expect(names.length).toBeGreaterThan(10)
    const astray = names.filter(({ name, line, column }) => !sourceLine(map, line, column).includes(name))
    // Where Terser puts a function in the place of its call, the map leads to the line of the call.
    const tolerated = path.endsWith('.global.js') ? names.length / 100 : 0
    expect([path, astray.slice(Math.ceil(tolerated))]).toEqual([path, []])
  }
})

test('every file of dist is ASCII', async () => {
  for (const path of await builtFiles()) {
    const lines = (await readFile(path, 'utf8')).split('\n')
    const others = lines.filter((line) => /[^\0-\x7f]/.test(line))
    expect([path, others]).toEqual([path, []])
  }
})

describe('every script of dist is valid JavaScript on a page or for a bundler that reads it as', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segment-matomo-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each(['windows-1252', 'shift_jis', 'gbk'])('%s', async (encoding) => {
    for (const path of (await builtFiles()).filter(isCode)) {
      const copy = join(folder, path.endsWith('.cjs') ? 'script.cjs' : 'script.mjs')
      await writeFile(copy, new TextDecoder(encoding).decode(await readFile(path)))
      await run(process.execPath, ['--check', copy])
    }
  })
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
