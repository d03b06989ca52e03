/** @jest-environment node */
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { build } from 'esbuild'

// Growing is a decision: this number is then changed with it.
const BYTES = 1_768

test('`import { autoPage }` stays as small as it is, minified and gzipped, and brings nothing else along', async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: "export { autoPage } from './src/auto-page'",
      resolveDir: join(__dirname, '../..'),
      loader: 'ts',
    },
    ...{ bundle: true, minify: true, format: 'esm', target: 'es2020', write: false, metafile: true },
  })
  expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(BYTES)
  const files = Object.keys(metafile.inputs).filter((file) => file !== '<stdin>')
  expect(files.filter((file) => !file.startsWith('src/auto-page/'))).toEqual([])
})
