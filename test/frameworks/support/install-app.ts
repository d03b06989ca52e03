import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './run-command'

const ROOT = join(import.meta.dirname, '../../..')
const HERE = join(import.meta.dirname, '..')
/** Git, the linters and jest leave this folder alone. */
const CACHE = join(ROOT, '.cache/frameworks')

/** Packs the plugin as it is published. @returns the path of the package */
export async function packPlugin(): Promise<string> {
  await mkdir(CACHE, { recursive: true })
  await run(['npm', 'pack', '--ignore-scripts', '--pack-destination', CACHE], ROOT)
  const { name = '', version = '' } = await readManifest(ROOT)
  return join(CACHE, `${name}-${version}.tgz`)
}

/**
 * Copies an app out of the project, and installs the packed plugin and whatever else it needs. Packages that are there already
 * stay.
 *
 * @returns the app's folder
 */
export async function installApp(name: string, plugin: string): Promise<string> {
  const folder = join(CACHE, name)
  await mkdir(folder, { recursive: true })
  for (const entry of await readdir(folder)) {
    if (entry !== 'node_modules') await rm(join(folder, entry), { recursive: true })
  }
  await cp(join(HERE, 'shared'), folder, { recursive: true })
  await cp(join(HERE, 'apps', name), folder, { recursive: true })
  const manifest = await readFile(join(folder, 'package.json'), 'utf8')
  const note = join(folder, 'node_modules/.installed')
  if ((await readFile(note, 'utf8').catch(() => '')) !== manifest) {
    await rm(join(folder, 'node_modules'), { recursive: true, force: true })
    await run(['npm', 'install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'], folder)
    await writeFile(note, manifest)
  }
  const place = join(folder, 'node_modules/segment-matomo')
  await rm(place, { recursive: true, force: true })
  await mkdir(place)
  await run(['tar', 'xzf', plugin, '--strip-components=1', '-C', place], folder)
  return folder
}

/** The version of a package in a folder of `node_modules`. */
export async function readVersion(folder: string, name: string): Promise<string> {
  const { version = '' } = await readManifest(join(folder, 'node_modules', name))
  return version
}

async function readManifest(folder: string): Promise<{ name?: string; version?: string }> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name?: string
    version?: string
  }
}
