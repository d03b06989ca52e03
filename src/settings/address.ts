import { pageOrigin } from './page-origin'

/** An http or https address in its parts. */
export interface Address {
  /** `https://host:8080`; empty for a path on the page's own host where there is no page, as on a server. */
  readonly origin: string
  /** `host:8080`; empty where the origin is. */
  readonly host: string
  readonly path: string
  readonly query: string
  readonly hash: string
}

/** The origin of paths where there is no page. No host can have this name. */
const NO_PAGE = 'https://page.invalid'

/**
 * Reads an address as people write it: a full URL, `//host` or a bare `host`, which mean https, or `/path` on the page's
 * own host.
 *
 * @returns nothing for what is no http or https address
 */
export function parseAddress(text: string): Address | undefined {
  if (text.startsWith('//')) return parseFull(`https:${text}`)
  if (text.startsWith('/')) return parsePath(text)
  return parseFull(hasScheme(text) ? text : `https://${text}`)
}

export function formatAddress({ origin, path, query, hash }: Address): string {
  return origin + path + query + hash
}

function parseFull(text: string): Address | undefined {
  const url = parseUrl(text)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  return isWeb && hasHost(url) ? partsOf(url) : undefined
}

function parsePath(text: string): Address | undefined {
  const page = pageOrigin()
  const base = page ?? NO_PAGE
  const url = parseUrl(text, base)
  // `/\host` is another host: browsers take a backslash for a slash.
  if (url?.origin !== base) return undefined
  return page === undefined ? { ...partsOf(url), origin: '', host: '' } : partsOf(url)
}

function partsOf({ origin, host, pathname, search, hash }: URL): Address {
  return { origin, host, path: pathname, query: search, hash }
}

/** Whether a scheme stands before the first colon: in `javascript:...`, but not in `localhost:8080` or `host/a:b`. */
function hasScheme(text: string): boolean {
  const colon = text.indexOf(':')
  const before = text.slice(0, Math.max(colon, 0))
  const after = text.charAt(colon + 1)
  const isPort = after >= '0' && after <= '9'
  return before !== '' && !isPort && !['/', '?', '#', '['].some((character) => before.includes(character))
}

/** `new URL` takes `https://../path` and `https://a..b` too. */
function hasHost({ hostname }: URL): boolean {
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  return name.split('.').every((label) => label !== '')
}

function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}
