// Imports go one way, so that a reader of a folder needs to know only what lies below it:
// lib <- segment, matomo <- settings <- mapping <- destination <- index, global. auto-page stands by itself.
// Imports of types count as well: a reader has to follow them too.

/** The folders of src, and the other folders that each may import. A file in no such folder may import nothing. */
const MAY_IMPORT = {
  lib: [],
  segment: ['lib'],
  matomo: ['lib'],
  settings: ['lib', 'segment', 'matomo'],
  mapping: ['lib', 'settings', 'segment', 'matomo'],
  destination: ['lib', 'settings', 'segment', 'matomo', 'mapping'],
  'auto-page': [],
}

/** The files in segment and matomo that do not read the page. The mapping reaches no others, not even by way of these. */
const READS_NO_PAGE = [
  'matomo/commands',
  'matomo/hit',
  'matomo/mapped-call',
  'matomo/read-address',
  'segment/integrations',
  'segment/is-page-view',
  'segment/page-snapshot',
]

const inFolders = (folders) => `^src/(?:${folders.join('|')})/`

const allFolders = Object.keys(MAY_IMPORT)

module.exports = {
  allowedSeverity: 'error',
  allowed: [
    ...Object.entries(MAY_IMPORT).map(([folder, others]) => ({
      from: { path: inFolders([folder]) },
      to: { path: inFolders([folder, ...others]) },
    })),
    {
      from: { path: '^src/(?:index|global)\\.ts$' },
      to: { path: inFolders(allFolders.filter((folder) => folder !== 'auto-page')) },
    },
    // The plugin has its version from there.
    { from: { path: '^src/destination/' }, to: { path: '^package\\.json$' } },
    // The types of analytics.js are all that is taken from other packages.
    {
      from: { path: inFolders(allFolders.filter((folder) => folder !== 'lib')) },
      to: { path: '^node_modules/@segment/analytics-next/', dependencyTypes: ['type-only'] },
    },
  ],
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'mapping-reads-no-page',
      severity: 'error',
      from: { path: '^src/mapping/' },
      to: {
        path: '^src/(?:segment|matomo)/',
        pathNot: `^src/(?:${READS_NO_PAGE.join('|')})\\.ts$`,
        reachable: true,
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
}
