import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cached } from './cache'

/** What this machine lacks to make (or only to run) the server, as a clause; `undefined` where it has all. */
export function missingRequirement(): string | undefined {
  if (process.platform !== 'linux') return 'this is no Linux'
  if (process.getuid?.() !== 0) return 'this is not run as root'
  if (!existsSync(cached.root)) {
    if (!/^ID="?debian"?$/m.test(readOrEmpty('/etc/os-release'))) return 'this machine is no Debian'
    if (!existsSync('/usr/bin/apt-get')) return 'this machine has no apt-get'
  }
  const namespaces = spawnSync('unshare', ['--mount', '--pid', '--fork', 'true'])
  if (namespaces.status !== 0) return 'this machine (a container?) does not allow new namespaces (unshare)'
  return undefined
}

function readOrEmpty(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
