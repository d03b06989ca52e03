import { defineConfig } from 'tsup'
import { asciiSourceMaps } from './scripts/build/ascii-source-maps'
import { minify } from './scripts/build/minify'

export default defineConfig([
  {
    entry: { index: 'src/index.ts', 'auto-page': 'src/auto-page/index.ts' },
    format: ['esm', 'cjs'],
    target: 'es2020',
    dts: true,
    sourcemap: true,
    clean: true,
    treeshake: true,
    plugins: [asciiSourceMaps],
  },
  {
    entry: { 'matomo-destination': 'src/global.ts', 'auto-page': 'src/auto-page/global.ts' },
    format: ['iife'],
    outExtension: () => ({ js: '.global.js' }),
    target: 'es2020',
    sourcemap: true,
    plugins: [minify, asciiSourceMaps],
  },
])
