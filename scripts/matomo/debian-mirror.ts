import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = '/etc/apt/sources.list.d'

/** Where this machine gets its Debian from: the first http(s) address of a whole release in its apt sources. */
export function debianMirror(): string | undefined {
  const codename = /^VERSION_CODENAME=(\w+)/m.exec(read('/etc/os-release'))?.[1] ?? 'stable'
  const releases = [codename, 'stable', 'oldstable', 'testing', 'unstable', 'sid']
  return sources().find(({ suites }) => suites.some((suite) => releases.includes(suite)))?.address
}

interface Source {
  address: string
  suites: string[]
}

function sources(): Source[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  const stanzas = names
    .filter((name) => name.endsWith('.sources'))
    .flatMap((name) => read(join(folder, name)).split(/\n\s*\n/))
    .filter((stanza) => !/^Enabled:\s*no/im.test(stanza))
    .map((stanza) => ({ addresses: field(stanza, 'URIs'), suites: field(stanza, 'Suites') }))
  const lines = [
    '/etc/apt/sources.list',
    ...names.filter((name) => name.endsWith('.list')).map((name) => join(folder, name)),
  ]
    .flatMap((path) => read(path).split('\n'))
    .map((line) => /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)/.exec(line))
    .map((match) => ({ addresses: [match?.[1] ?? ''], suites: [match?.[2] ?? ''] }))
  return [...stanzas, ...lines].flatMap(({ addresses, suites }) => {
    const address = addresses.find((uri) => /^https?:/.test(uri))
    return address ? [{ address, suites }] : []
  })
}

const field = (stanza: string, name: string): string[] =>
  new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(stanza)?.[1]?.split(/\s+/) ?? []

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
