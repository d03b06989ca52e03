import { readFile, writeFile } from 'node:fs/promises'
import type { BuildPlugin } from './build-plugin'

/** Source maps quote the sources, whose comments may hold any character. JSON has an ASCII spelling of each. */
export const asciiSourceMaps: BuildPlugin = {
  name: 'ascii-source-maps',
  async buildEnd({ writtenFiles }) {
    const maps = writtenFiles.map(({ name }) => name).filter((name) => name.endsWith('.map'))
    for (const map of maps) await writeFile(map, escapeNonAscii(await readFile(map, 'utf8')))
  },
}

const escapeNonAscii = (json: string) =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
