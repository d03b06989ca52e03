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
    // Functions put into the place of their one call would be made anew at each call of that place.
    terserOptions: { ecma: 2020, compress: { passes: 3, reduce_funcs: false } },
    sourcemap: true,
  },
])
