import { defineConfig } from 'tsup'

export default defineConfig([
  {
    entry: ['src/index.ts'],
    format: ['esm', 'cjs'],
    target: 'es2020',
    dts: true,
    sourcemap: true,
    clean: true,
    treeshake: true,
  },
  {
    entry: { 'matomo-destination': 'src/global.ts' },
    format: ['iife'],
    outExtension: () => ({ js: '.global.js' }),
    target: 'es2020',
    minify: 'terser',
    terserOptions: { ecma: 2020, compress: { passes: 3 } },
    sourcemap: true,
  },
])
