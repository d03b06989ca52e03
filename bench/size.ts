import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export interface Size {
  readonly bytes: number
  /** What each feature adds, in bytes of minified code before compression. */
  readonly shares: readonly { readonly feature: string; readonly bytes: number }[]
}

const FEATURES: readonly (readonly [feature: string, files: RegExp])[] = [
  ['commerce and the cart', /mapping\/commerce|cart-store|round-amount/],
  ['amounts of money', /parse-amount/],
  ['settings: reading, checking, messages', /src\/settings|segment\/settings-sources/],
  [
    'page views, events, goals, users, lateness',
    /mapping\/(page|track|user-id|map-event|append|lateness|state|reset)|no-case/,
  ],
  ['custom dimensions and variables, traits', /mapping\/(custom|traits)|read-path/],
  ['order while matomo.js loads, another Matomo', /matomo\/(queue|keep-order|in-place|claim-page)/],
  ['loading, retries, preload, CSP', /matomo\/load-script/],
  ['consent', /consent/],
  ['destination middleware, adoptPiwik', /middleware|adopt-piwik/],
  ['the plugin itself', /plugin|follow-calls|page-snapshot|setup-commands|integrations/],
]

/** What `import { matomo }` adds to a page, minified and gzipped. */
export async function measureSize(): Promise<Size> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: "export { matomo } from './src/index'", resolveDir: '.', loader: 'ts' },
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2020', write: false, metafile: true },
  })
  const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {}
  const shares = [...FEATURES, ['helpers', /./] as const].map(([feature]) => ({ feature, bytes: 0 }))
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const index = FEATURES.findIndex(([, files]) => files.test(file))
    const share = shares[index < 0 ? shares.length - 1 : index]
    if (share) share.bytes += bytesInOutput
  }
  return { bytes: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length, shares }
}
