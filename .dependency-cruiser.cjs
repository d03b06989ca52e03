// Imports go one way, so that a reader of a folder needs to know only what lies below it:
// lib <- settings, segment, matomo <- mapping <- destination <- plugin <- index, global
const layer = (name, from, forbidden) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: forbidden, dependencyTypesNot: ['type-only'] },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'lib-imports-only-lib',
      severity: 'error',
      from: { path: '^src/lib' },
      to: { pathNot: '^src/lib' },
    },
    layer(
      'settings-below-mapping',
      '^src/(settings|segment|matomo)',
      '^src/(mapping|destination|report|browser-store|matomo-plugin|plugin|index|global)',
    ),
    layer(
      'mapping-below-plugin',
      '^src/mapping',
      '^src/(destination|report|browser-store|matomo-plugin|plugin|index|global)',
    ),
    layer(
      'mapping-is-pure',
      '^src/mapping',
      '^src/matomo/(queue|load-script|claim-page)|^src/segment/(call-queue|page-snapshot)|^node_modules',
    ),
    layer('nothing-imports-the-entries', '^src', '^src/(index|global)'),
    {
      name: 'no-runtime-dependencies',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^node_modules', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
}
