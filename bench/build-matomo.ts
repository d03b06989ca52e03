import { build, type Plugin } from 'esbuild'

/** Builds `import { matomo }` by esbuild, minified, as an app would have it in its bundle. */
export const buildMatomo = (plugins: Plugin[] = []) =>
  build({
    stdin: { contents: "export { matomo } from './src/index'", resolveDir: '.', loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2020',
    write: false,
    minify: true,
    metafile: true,
    plugins,
  })
