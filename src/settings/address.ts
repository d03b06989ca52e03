import { saysNothing } from '../lib/says-nothing'

/** Stands for the page's own host. No host can have this name. */
const NO_PAGE = 'https://page.invalid'

/** The file name that people copy along with the address of a Matomo. */
const FILE = /\/+((matomo|piwik|index)\.(php|js)\/*)?$/i

/** What is no host: a mistyped scheme, such as `https:/host`, since only a port may follow a host's colon; or a site id, such as `1`. */
const NO_HOST = /^([\w.+-]*:(?!\d)|\d+$)/

/** The addresses of the two files that a Matomo server is known by. */
export interface ServerFiles {
  readonly scriptUrl: string
  readonly trackerUrl: string
}

/**
 * Reads the address of a file as people write it: a full URL, `//host/path` or `host/path`, which mean https, or `/path` on
 * the page's own host. On a server there is no page, and a path stays a path.
 *
 * @returns `undefined` if the value is no http or https address, or a relative path, such as `m.js` or `js/m.js`
 */
export function parseFile(given: unknown): string | undefined {
  const url = parseAddress(given)
  if (!url || (isBare(String(given)) && !namesHostAndPath(url))) return undefined
  return url.href.replace(NO_PAGE, '')
}

/**
 * Finds a Matomo server's files: matomo.js and matomo.php in the folder that the address names. Only Matomo Cloud has its
 * scripts elsewhere, on a CDN.
 *
 * @param given - the folder, or one of the files in it, with or without a slash and a query at the end
 * @returns `undefined` if the value is no http or https address
 */
export function parseServer(given: unknown): ServerFiles | undefined {
  const url = parseAddress(given)
  if (!url) return undefined
  const { host, origin, pathname } = url
  const folder = (origin + pathname).replace(FILE, '').replace(NO_PAGE, '')
  const scripts = host.endsWith('.matomo.cloud') ? `https://cdn.matomo.cloud/${host}` : folder
  return { scriptUrl: `${scripts}/matomo.js`, trackerUrl: `${folder}/matomo.php` }
}

function parseAddress(given: unknown): URL | undefined {
  if (typeof given !== 'string') return undefined
  const address = withScheme(given.trim())
  if (address === undefined) return undefined
  try {
    const url = new URL(address)
    return isWeb(url) && hasPlainHost(url) ? url : undefined
  } catch {
    return undefined
  }
}

/** A text as a full URL, or `undefined` if the text starts with what is no host. */
function withScheme(text: string): string | undefined {
  if (text.startsWith('//')) return `https:${text}`
  if (text.startsWith('/')) return pageOrigin() + text
  if (!isBare(text)) return text
  return NO_HOST.test(text) ? undefined : `https://${text}`
}

/** Whether an address has no slash and no scheme in front, so that it starts with a host or with a relative path. */
function isBare(text: string): boolean {
  return !text.trim().startsWith('/') && !text.includes('://')
}

function namesHostAndPath({ host, pathname }: URL): boolean {
  return /[.:]/.test(host) && pathname !== '/'
}

/** The origin of the page. A page without a host, such as an opened file, counts as no page. */
function pageOrigin(): string {
  return typeof location !== 'undefined' && isWeb(location) ? location.origin : NO_PAGE
}

/**
 * Whether the URL has a host that somebody can have meant, and no password. `new URL` takes `https://../path` and
 * `https://https://host` too, and `https://name:password@host`, from which browsers load no script.
 */
function hasPlainHost({ host, username, password }: URL): boolean {
  const isHost = !host.startsWith('.') && !/^https?$/.test(host) && !saysNothing(host)
  return isHost && username === '' && password === ''
}

function isWeb({ protocol }: { readonly protocol: string }): boolean {
  return /^https?:$/.test(protocol)
}
