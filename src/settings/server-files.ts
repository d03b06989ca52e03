import { originOf } from './address'

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
 * @param server - the folder, or one of the files in it, with or without a slash and a query at the end
 */
export function filesOf(server: URL): ServerFiles {
  const folder = originOf(server) + folderOf(server.pathname)
  const isCloud = server.host.endsWith('.matomo.cloud')
  const scripts = isCloud ? `https://cdn.matomo.cloud/${server.host}` : folder
  return { scriptUrl: `${scripts}/matomo.js`, trackerUrl: `${folder}/matomo.php` }
}

/** The path without slashes and names of files at its end. */
function folderOf(path: string): string {
  let folder = path
  while (folder !== '' && isCopiedAlong(lastName(folder))) folder = folder.slice(0, folder.lastIndexOf('/'))
  return folder
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function isCopiedAlong(name: string): boolean {
  return name === '' || FILES.includes(name.toLowerCase())
}
