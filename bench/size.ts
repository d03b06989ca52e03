import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { minify } from 'terser'

export interface Size {
  readonly what: string
  readonly bytes: number
  readonly goal: number
}

export interface Sizes {
  readonly byEsbuild: Size
  readonly byTerser: Size
  readonly file: Size
  /** What each feature adds, in bytes of minified code before compression. */
  readonly shares: readonly { readonly feature: string; readonly bytes: number }[]
}

const FEATURES: readonly (readonly [feature: string, files: RegExp])[] = [
  ['commerce', /mapping\/commerce/],
  ['what outlives the page: the cart, a reset', /browser-store/],
  ['amounts of money', /parse-amount|parse-number|round-amount/],
  ['settings: reading, checking, messages', /src\/settings/],
  [
    'custom dimensions and variables, traits',
    /mapping\/(map-custom|map-traits|hit-dimensions|read-dimensions)/,
  ],
  ['page views, events, goals, users', /src\/mapping/],
  ['order while matomo.js loads, lateness, another Matomo', /matomo\/(queue|tracker|claim-page)|lateness/],
  ['loading, retries, preload, CSP', /matomo\/load-script/],
  ['consent', /consent/],
  ['destination middleware, adoptPiwik', /middleware|adopt-piwik/],
  ['the page and the resets at each call, held calls', /call-queue|page-snapshot/],
  ['the plugin itself', /plugin|src\/destination\.|setup-commands|integrations|report/],
]

const gzipped = (code: string | Uint8Array) => gzipSync(code, { level: 9 }).length

/** What the plugin adds to a page, minified and gzipped: imported into a bundle, and as the global file. */
export async function measureSize(): Promise<Sizes> {
  const options = {
    stdin: { contents: "export { matomo } from './src/index'", resolveDir: '.', loader: 'ts' as const },
    ...{
      bundle: true,
      format: 'esm' as const,
      target: 'es2020',
      write: false as const,
      metafile: true as const,
    },
  }
  const [plain, small] = [await build(options), await build({ ...options, minify: true })]
  const terser = await minify(plain.outputFiles[0]?.text ?? '', { module: true, ecma: 2020 })
  const inputs = Object.values(small.metafile.outputs)[0]?.inputs ?? {}
  const shares = [...FEATURES, ['helpers', /./] as const].map(([feature]) => ({ feature, bytes: 0 }))
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const index = FEATURES.findIndex(([, files]) => files.test(file))
    const share = shares[index < 0 ? shares.length - 1 : index]
    if (share) share.bytes += bytesInOutput
  }
  const size = (what: string, code: string | Uint8Array, goal: number): Size => ({
    ...{ what: `${what}, minified and gzipped`, bytes: gzipped(code), goal },
  })
  return {
    byEsbuild: size('`import { matomo }`, by esbuild', small.outputFiles[0]?.contents ?? '', 5_120),
    byTerser: size('`import { matomo }`, by Terser (webpack)', terser.code ?? '', 5_120),
    file: size('the global file', await readFile('dist/matomo-destination.global.js'), 5_632),
    shares,
  }
}
