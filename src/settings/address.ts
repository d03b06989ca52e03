import { saysNothing } from '../lib/says-nothing'

/** Stands for the page's own host. No host can have this name. */
const NO_PAGE = 'https://page.invalid'

/** What people copy along with the address of a Matomo. */
const FILE = /\/+((matomo|piwik|index)\.(php|js)\/*)?$/i

/** A mistyped scheme, such as `https:/host`: behind the colon of a host comes a port. Or a number, such as a site id. */
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
 * @returns nothing for what is no http or https address, and for a relative path, such as `m.js` and `js/m.js`
 */
export function parseFile(given: unknown): string | undefined {
  const url = parseAddress(given)
  if (!url || (isBare(String(given)) && !namesHostAndPath(url))) return undefined
  return url.href.replace(NO_PAGE, '')
}

/**
 * Finds a Matomo server's files: matomo.js and matomo.php in the folder that the address names, but for Matomo Cloud,
 * which has its scripts on a CDN.
 *
 * @param given - the folder, or one of the files in it, with or without a slash and a query at the end
 * @returns nothing for what is no http or https address
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
  try {
    const url = new URL(withScheme(given.trim()))
    return isWeb(url) && hasPlainHost(url) ? url : undefined
  } catch {
    return undefined
  }
}

function withScheme(text: string): string {
  if (text.startsWith('//')) return `https:${text}`
  if (text.startsWith('/')) return pageOrigin() + text
  if (!isBare(text)) return text
  // With this, `new URL` throws.
  return NO_HOST.test(text) ? '' : `https://${text}`
}

/** Whether an address starts with its host, or with the folder of a relative path. */
function isBare(text: string): boolean {
  return !text.trim().startsWith('/') && !text.includes('://')
}

function namesHostAndPath({ host, pathname }: URL): boolean {
  return /[.:]/.test(host) && pathname !== '/'
}

/** A page without a host, such as a file, is like no page. */
function pageOrigin(): string {
  return typeof location !== 'undefined' && isWeb(location) ? location.origin : NO_PAGE
}

/**
 * `new URL` takes `https://../path`, `https://https://host` and `https://name:password@host` too. Browsers load no script from
 * the last one.
 */
function hasPlainHost({ host, username, password }: URL): boolean {
  const isHost = !host.startsWith('.') && !/^https?$/.test(host) && !saysNothing(host)
  return isHost && username === '' && password === ''
}

function isWeb({ protocol }: { readonly protocol: string }): boolean {
  return /^https?:$/.test(protocol)
}
