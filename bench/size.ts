import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'

/** Segment's classic Piwik destination, gzipped: what a page loads when it does not use this plugin. */
export const CLASSIC_BYTES = 11_053

/** A page may import `adoptPiwik` alone and load the plugin later: it must not get the plugin with it. */
export const ADOPT_PIWIK_BYTES = 1_024

/** What `autoPage` aims at. */
const AUTO_PAGE_BYTES = 1_024

/** What a part of the package adds to a page, in bytes, minified and gzipped. */
export interface Size {
  readonly what: string
  readonly bytes: number
  /** The most that it may be. A size without a goal is only reported. */
  readonly goal?: number
}

export interface Sizes {
  readonly matomoByEsbuild: Size
  readonly matomoByTerser: Size
  readonly adoptPiwikByEsbuild: Size
  readonly browserFile: Size
  readonly autoPageByEsbuild: Size
  readonly autoPageFile: Size
}

/** Measures the built package: as an import in a user's bundle, and as the browser file. */
export async function measureSize(): Promise<Sizes> {
  return {
    matomoByEsbuild: {
      what: '`import { matomo }`, by esbuild',
      bytes: gzippedBytes(await bundle('matomo', { minify: true })),
      goal: CLASSIC_BYTES,
    },
    matomoByTerser: {
      what: '`import { matomo }`, by Terser (webpack)',
      bytes: gzippedBytes(await minifyByTerser(await bundle('matomo', { minify: false }))),
    },
    adoptPiwikByEsbuild: {
      what: '`import { adoptPiwik }` alone, by esbuild',
      bytes: gzippedBytes(await bundle('adoptPiwik', { minify: true })),
      goal: ADOPT_PIWIK_BYTES,
    },
    browserFile: {
      what: 'the browser file',
      bytes: gzippedBytes(await readFile('dist/matomo-destination.global.js', 'utf8')),
      goal: CLASSIC_BYTES,
    },
    autoPageByEsbuild: {
      what: '`import { autoPage }`, an entry of its own, by esbuild',
      bytes: gzippedBytes(await bundle('autoPage', { minify: true, entry: 'auto-page' })),
      goal: AUTO_PAGE_BYTES,
    },
    autoPageFile: {
      what: 'the browser file of `autoPage`',
      bytes: gzippedBytes(await readFile('dist/auto-page.global.js', 'utf8')),
    },
  }
}

const gzippedBytes = (code: string) => gzipSync(code, { level: 9 }).length

/** Bundles one name of an entry of the package, as a user's app does. */
async function bundle(
  name: string,
  { minify, entry = 'index' }: { minify: boolean; entry?: string },
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from './${entry}.js'`, resolveDir: resolve('dist') },
    bundle: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    minify,
  })
  return outputFiles[0]?.text ?? ''
}

async function minifyByTerser(code: string): Promise<string> {
  const minified = await minify(code, { module: true, ecma: 2020 })
  return minified.code ?? ''
}
