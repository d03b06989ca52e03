/** What each feature adds to `import { matomo }`: how much smaller a build is whose modules of that feature are empty. */
import { readdir, readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { buildMatomo } from './build-matomo'

export interface FeatureBytes {
  readonly feature: string
  /** Minified by esbuild and gzipped. */
  readonly bytes: number
}

/** The modules of each feature, as the starts of their paths in src. A module that several features need is in none. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  'what waits when a page is left before matomo.js has loaded': [
    'matomo/tracking-request/',
    'matomo/early-requests',
    'matomo/send-beacons',
    'destination/leave-early',
    'destination/judge-leaving',
    'destination/report-leaving',
    'destination/calls-of-items',
    'destination/visitor-id',
  ],
  'held calls that outlive the page': [
    'destination/call-copy',
    'destination/call-store',
    'destination/earlier-calls',
    'destination/held-calls',
    'destination/page-lock',
    'destination/rehearsal',
    'mapping/call-batch',
    'mapping/standing',
  ],
  'settings: reading, checking, and what a wrong one says': [
    'settings/rules',
    'settings/readers',
    'settings/values',
    'settings/address',
    'settings/dimension',
    'settings/settings-error',
  ],
  commerce: ['mapping/commerce/'],
  'custom dimensions, custom variables, and traits': [
    'mapping/map-traits',
    'mapping/map-custom-variables',
    'mapping/read-dimension',
    'mapping/hit-dimensions',
    'destination/stored-traits',
  ],
  'amounts as people write them': [
    'lib/split-amount',
    'lib/no-money-words',
    'lib/parse-digits',
    'lib/currency',
    'lib/parse-amount',
  ],
  'what several pages share in the browser': [
    'destination/browser-store',
    'destination/may-store',
    'destination/local-storage',
  ],
  'a tracker of its own beside another Matomo': ['matomo/our-trackers', 'matomo/tracker'],
  'loading matomo.js: retries, fallbacks, what went wrong': ['matomo/load-script', 'matomo/script-loader'],
  consent: ['destination/consent', 'destination/judge', 'destination/page-consent', 'segment/consent-stamp'],
  'the order of calls, and the page of each': ['segment/call-order', 'segment/gate', 'segment/page-snapshot'],
  'Segment’s switches, middleware, tracking plan, and settings': [
    'segment/middleware-chain',
    'segment/tracking-plan',
    'segment/integrations',
    'destination/settings-sources',
  ],
  offline: ['destination/connection'],
  'a page whose scripts replace what Matomo needs': [
    'matomo/guard-',
    'matomo/protect-waiting',
    'matomo/is-too-old',
    'destination/page-claim',
  ],
}

/**
 * @returns the features, the largest first
 * @throws an Error that names a module of a feature that is not there any more
 */
export async function measureFeatureBytes(): Promise<FeatureBytes[]> {
  const files = await readdir('src', { recursive: true })
  const missing = Object.values(FEATURES)
    .flat()
    .filter((module) => !files.some((file) => file.startsWith(module)))
  if (missing.length > 0) throw new Error(`No module of src starts with ${missing.join(', ')}.`)
  const whole = await bytesWithout([])
  const features: FeatureBytes[] = []
  for (const [feature, modules] of Object.entries(FEATURES)) {
    features.push({ feature, bytes: whole - (await bytesWithout(modules)) })
  }
  return features.sort((a, b) => b.bytes - a.bytes)
}

async function bytesWithout(modules: readonly string[]): Promise<number> {
  const { outputFiles } = await buildMatomo([emptyModules(modules)])
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

/** Builds these modules as ones whose functions do nothing. */
function emptyModules(modules: readonly string[]): Plugin {
  return {
    name: 'empty modules',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!modules.some((start) => relative('src', path).startsWith(start))) return undefined
        const exported = (await readFile(path, 'utf8')).matchAll(
          /^export (?:async )?(?:function|const|class) (\w+)/gm,
        )
        const functions = [...exported].map(([, name]) => `export const ${name} = () => undefined`)
        return { contents: ['export {}', ...functions].join('\n'), loader: 'ts' }
      })
    },
  }
}
