import { existsSync } from 'node:fs'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

/** Where `.ci/run` installs the npm package that holds a Chromium 80. */
const installed = resolve(import.meta.dirname, '../.cache/old-chromium')

/**
 * Finds a Chromium 80 to drive: the one that comes in the npm package `chrome-aws-lambda`, unpacked once.
 *
 * @throws an Error that says how to install the package
 */
export async function findOldChromium(): Promise<string> {
  const packed = resolve(installed, 'node_modules/chrome-aws-lambda/bin/chromium.br')
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('There is a Chromium 80 for Linux on x64 only.')
  }
  if (!existsSync(packed)) {
    throw new Error(
      'No Chromium 80 was found: run `npm install --prefix .cache/old-chromium --ignore-scripts chrome-aws-lambda@2.1.1`.',
    )
  }
  const unpacked = resolve(installed, 'chromium')
  if (existsSync(unpacked)) return unpacked
  const draft = `${unpacked}-${process.pid}`
  await writeFile(draft, await promisify(brotliDecompress)(await readFile(packed)))
  await chmod(draft, 0o755)
  // Another process may have been faster: its copy is as good.
  await rename(draft, unpacked)
  return unpacked
}
