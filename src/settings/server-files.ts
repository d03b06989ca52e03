import { formatAddress, parseAddress, type Address } from './address'

/** The addresses of the two files that a Matomo server is known by. */
export interface ServerFiles {
  readonly scriptUrl: string
  readonly trackerUrl: string
}

/** What people copy along with a Matomo's address. */
const FILES = ['matomo.php', 'piwik.php', 'matomo.js', 'piwik.js', 'index.php']

/**
 * Where a Matomo server's files are: matomo.js and matomo.php in the folder that the address names, but for Matomo
 * Cloud, which has its scripts on a CDN.
 *
 * @param text - the folder, or one of the files in it, with or without a slash and a query at the end
 * @returns nothing for what is no http or https address
 */
export function parseServerUrl(text: string): ServerFiles | undefined {
  const address = parseAddress(text)
  if (!address) return undefined
  const folder = folderOf(address)
  const trackerUrl = formatAddress({ ...folder, path: `${folder.path}/matomo.php` })
  const scriptUrl = address.host.endsWith('.matomo.cloud')
    ? `https://cdn.matomo.cloud/${address.host}/matomo.js`
    : formatAddress({ ...folder, path: `${folder.path}/matomo.js` })
  return { scriptUrl, trackerUrl }
}

function folderOf(address: Address): Address {
  let path = address.path
  while (path !== '' && isLeftOut(lastName(path))) path = path.slice(0, path.lastIndexOf('/'))
  return { ...address, path, query: '', hash: '' }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function isLeftOut(name: string): boolean {
  return name === '' || FILES.includes(name.toLowerCase())
}
