import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A matomo.js that lies on this machine. */
export interface MatomoScript {
  /** Such as `5.3.1`. */
  version: string
  path: string
}

/** The first and the last matomo.js of each major version that is supported, and those between that Debian had. */
const wantedVersions = ['4.0', '4.16', '5.0', '5.3', '5.8']

/** The oldest major version that is supported. */
const OLDEST_SUPPORTED = 4

/** Where `fetchMatomoScripts` puts what it gets from Debian. */
export const scriptFolder = resolve(import.meta.dirname, '../../.cache/matomo-js')

/**
 * The real matomo.js of several supported versions: files called `matomo-5.3.1.js`, in the folder of `MATOMO_JS_FOLDER` and in
 * the folder of what came from Debian. They are Matomo's own, and are never committed.
 */
export const findMatomoScripts = (): MatomoScript[] => allScripts().filter(isSupported)

/** The real matomo.js of versions that the plugin warns of. Debian has none. */
export const findOldMatomoScripts = (): MatomoScript[] =>
  allScripts().filter((script) => !isSupported(script))

const isSupported = ({ version }: MatomoScript) => Number.parseInt(version) >= OLDEST_SUPPORTED

function allScripts(): MatomoScript[] {
  const folders = [process.env.MATOMO_JS_FOLDER, scriptFolder].filter(
    (folder) => folder && existsSync(folder),
  )
  const scripts = folders.flatMap((folder = '') => scriptsIn(resolve(folder)))
  const byVersion = new Map(scripts.map((script) => [script.version, script]))
  return [...byVersion.values()].sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
}

const scriptsIn = (folder: string): MatomoScript[] =>
  readdirSync(folder).flatMap((name) => {
    const [, version] = /^matomo-(\d+\.\d+\.\d+)\.js$/.exec(name) ?? []
    return version ? [{ version, path: join(folder, name) }] : []
  })

/** Which of the wanted versions are not there. */
export const missingVersions = (scripts: readonly MatomoScript[]): string[] =>
  wantedVersions.filter((wanted) => !scripts.some(({ version }) => version.startsWith(`${wanted}.`)))
