import { spawnSync } from 'node:child_process'
import { existsSync, openSync, readdirSync, writeFileSync } from 'node:fs'
import { cached, cacheFolder } from './cache'
import { debianMirror } from './debian-mirror'
import { chosenDebianVersion } from './debian-versions'
import { runInNamespace } from './in-namespace'

/**
 * Makes `cached.root`, from Debian's packages; about a minute and 1.1 GB.
 *
 * @param say - is told each step
 * @throws where a step fails, with the name of the log
 */
export async function makeRoot(say: (line: string) => void): Promise<void> {
  const { suite, newerSuite = '', matomo, more = [] } = chosenDebianVersion()
  const mirror = debianMirror()
  if (!mirror) throw new Error("This machine's apt sources name no Debian mirror with an http address.")
  writeFileSync(cached.rootLog, '')
  installDebootstrap(say)
  const place = [cacheFolder, mirror, cached.rootLog]
  const script = runInNamespace('make-root.sh', [...place, suite, newerSuite, matomo, ...more], say)
  const code = await script.exited
  if (code !== 0 || !existsSync(cached.root)) throw new Error(`That failed: see ${cached.rootLog}.`)
}

/** The keyring is asked for too: that of an older Debian may not know the keys of the newer one. */
function installDebootstrap(say: (line: string) => void): void {
  const hasKeys = readdirSync('/usr/share/keyrings').some((name) => name.startsWith('debian-archive-trixie'))
  if (hasKeys && existsSync('/usr/sbin/debootstrap')) return
  say('Installing debootstrap on this machine (apt-get) ...')
  const log = openSync(cached.rootLog, 'a')
  const aptGet = (...args: string[]) =>
    spawnSync('apt-get', ['-q', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', log, log],
    }).status === 0
  aptGet('update')
  if (!aptGet('-y', '--no-install-recommends', 'install', 'debootstrap', 'debian-archive-keyring')) {
    throw new Error(`debootstrap could not be installed: see ${cached.rootLog}.`)
  }
}
