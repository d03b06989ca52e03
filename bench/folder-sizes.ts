import { dirname } from 'node:path'
import { buildMatomo } from './build-matomo'

export interface FolderSize {
  /** Its files, but not those of the folders in it. */
  readonly folder: string
  /** Minified by esbuild, before compression. */
  readonly bytes: number
}

/** What each folder of src adds to `import { matomo }`, the largest first. */
export async function measureFolderSizes(): Promise<FolderSize[]> {
  const { metafile } = await buildMatomo()
  const bytesOf = new Map<string, number>()
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      if (!file.startsWith('src/')) continue
      const folder = dirname(file)
      bytesOf.set(folder, (bytesOf.get(folder) ?? 0) + bytesInOutput)
    }
  }
  return [...bytesOf]
    .map(([folder, bytes]) => ({ folder, bytes }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
}
