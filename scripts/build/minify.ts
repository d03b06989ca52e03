import { basename } from 'node:path'
import { minify as minifyByTerser, type SourceMapOptions } from 'terser'
import type { BuildPlugin } from './build-plugin'

/**
 * Minifies a browser file by Terser. tsup can do that too, but leaves the source map as it was before. Here Terser gets
 * the map of its input, and returns the map of the file that is published.
 */
export const minify: BuildPlugin = {
  name: 'minify',
  async renderChunk(code, info) {
    const sourceMap: SourceMapOptions = { filename: basename(info.path), content: String(info.map) }
    const minified = await minifyByTerser(code, {
      ecma: 2020,
      toplevel: true,
      // Terser would move a function into its only caller, which then makes that function anew at each call.
      compress: { passes: 3, reduce_funcs: false },
      // A page in another encoding than UTF-8 reads the file as well.
      format: { ascii_only: true },
      sourceMap,
    })
    // A map that is returned would be applied to the old one once more.
    info.map = String(minified.map)
    return { code: String(minified.code) }
  },
}
