import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'esbuild'

export interface DemoPage {
  html: string
  css: string
  /** For the pages of the documentation. */
  docsCss: string
  script: string
  icon: string
  standIn: string
}

/** Bundles the page, with the built plugin and the real analytics.js, and the demo's stand-in for matomo.js. */
export async function buildPage(): Promise<DemoPage> {
  const read = (name: string) => readFile(resolve('demo/page', name), 'utf8')
  const [script, standIn, css, docsCss, html, icon] = await Promise.all([
    bundle('demo/page/main.ts'),
    bundle('demo/stand-in/stand-in.ts'),
    bundle('demo/page/styles/page.css'),
    bundle('demo/page/styles/docs.css'),
    read('index.html'),
    read('icon.svg'),
  ])
  return { html, css, docsCss, script, icon, standIn }
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    sourcemap: 'inline',
    // The plugin is the published one, not its sources.
    alias: {
      'segment-matomo/auto-page': resolve('dist/auto-page.js'),
      'segment-matomo': resolve('dist/index.js'),
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
