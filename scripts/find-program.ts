import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Finds a program in the folders of `PATH`.
 *
 * @param names - its names, the preferred one first
 * @param says - what its `--version` says, if a program of that name may be another one
 */
export async function findProgram(names: readonly string[], says?: RegExp): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name)
      if (existsSync(path) && (!says || says.test(await versionOf(path)))) return path
    }
  }
  return undefined
}

async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 15_000 })
    return stdout
  } catch {
    return ''
  }
}
