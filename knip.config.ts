import type { KnipConfig } from 'knip'

/** Nothing is exported, and no package installed, that nobody uses. */
const config: KnipConfig = {
  entry: [
    // People start these, as CONTRIBUTING.md and docs/reliability.md say. knip finds scripts and tests by itself.
    'bench/{leaving,load}.ts',
    // These are bundled by their paths, to run in a page.
    'bench/page/*.ts',
    'demo/page/main.ts',
    'demo/stand-in/stand-in.ts',
    'eslint.minimum.config.js',
    'test/support/analytics-page.ts',
    'test/support/engines/complaints-page.ts',
    'test/support/tracking-request-page.ts',
    // Read by the compiler alone.
    'test/types/*.test-d.ts',
  ],
  project: ['{src,bench,demo,scripts,test}/**/*.ts'],
  // Apps with packages of their own.
  ignore: ['test/frameworks/{apps,shared}/**'],
  // A type that is part of another exported one has a name, so that a reader can find it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreDependencies: [
    // Named in a comment of jest.config.ts: jest reads that file with it.
    'esbuild-register',
    // Imported by a script of its own process, in scripts/unpack-chromium.ts.
    '@sparticuz/chromium',
  ],
  // Of Debian, for `npm run matomo`.
  ignoreBinaries: ['apt-get', 'flock', 'unshare'],
}

export default config
