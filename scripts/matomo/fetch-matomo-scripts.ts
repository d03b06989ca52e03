import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { debianMirror } from './debian-mirror'
import { debianVersions } from './debian-versions'
import { findMatomoScripts, missingVersions, scriptFolder } from './matomo-scripts'

const run = promisify(execFile)

/**
 * Gets the matomo.js of Debian's packages that are not there yet; a few seconds, once. apt-get works in a folder of its own,
 * so that it needs no rights, and this machine's packages stay as they are.
 *
 * @throws where this machine is no Debian, or its mirror does not have them
 */
export async function fetchMatomoScripts(): Promise<void> {
  const versions = missingVersions(findMatomoScripts()).filter((version) => version in debianVersions)
  if (versions.length === 0) return
  const mirror = debianMirror()
  if (!mirror || !existsSync('/usr/bin/apt-get')) throw new Error('this machine is no Debian')
  const folder = await mkdtemp(join(tmpdir(), 'matomo-js-'))
  try {
    const aptGet = await privateAptGet(folder, mirror)
    await aptGet('update')
    for (const version of versions) await fetchScript(folder, aptGet, debianVersions[version]?.matomo ?? '')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type AptGet = (...args: string[]) => Promise<unknown>

async function privateAptGet(folder: string, mirror: string): Promise<AptGet> {
  const sources = join(folder, 'sources.list')
  const status = join(folder, 'status')
  await writeFile(
    sources,
    Object.values(debianVersions)
      .map(({ suite, newerSuite = suite }) => `deb ${mirror} ${newerSuite} main\n`)
      .join(''),
  )
  await writeFile(status, '')
  for (const name of ['lists/partial', 'cache/archives/partial']) {
    await mkdir(join(folder, name), { recursive: true })
  }
  const options = {
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': status,
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::SourceList': sources,
    'Dir::Etc::SourceParts': '/dev/null',
    'Acquire::Languages': 'none',
    // The folder belongs to this user alone.
    'APT::Sandbox::User': '',
  }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  return (...args) => run('apt-get', ['-q', ...flags, ...args], { cwd: folder, timeout: 300_000 })
}

async function fetchScript(folder: string, aptGet: AptGet, packageName: string): Promise<void> {
  await aptGet('download', packageName)
  const name = (await readdir(folder)).find((each) => each.startsWith('matomo_') && each.endsWith('.deb'))
  const [, version] = /^matomo_(\d+\.\d+\.\d+)/.exec(name ?? '') ?? []
  if (!name || !version) throw new Error(`apt-get downloaded no ${packageName}`)
  const unpacked = join(folder, `unpacked-${version}`)
  await run('dpkg-deb', ['--extract', join(folder, name), unpacked])
  await rm(join(folder, name))
  await mkdir(scriptFolder, { recursive: true })
  await cp(join(unpacked, 'usr/share/matomo/public/matomo.js'), join(scriptFolder, `matomo-${version}.js`))
}
