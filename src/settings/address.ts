import { pageOrigin } from './page-origin'

/** Stands for the page's own host where there is no page, as on a server. No host can have this name. */
const NO_PAGE = 'https://page.invalid'

/**
 * Reads an address as people write it: a full URL, `//host` or a bare `host`, which mean https, or `/path` on the page's
 * own host.
 *
 * @returns nothing for what is no http or https address
 */
export function parseAddress(text: string): URL | undefined {
  try {
    const url = isPath(text) ? parsePath(text) : new URL(withScheme(text))
    return url && isWeb(url) && hasHost(url) ? url : undefined
  } catch {
    return undefined
  }
}

/** What stands before the path of an address: nothing if the address is a path, and there is no page yet. */
export function originOf({ origin }: URL): string {
  return origin === NO_PAGE ? '' : origin
}

/** An address as text. A path stays a path where there is no page yet. */
export function formatAddress(url: URL): string {
  return originOf(url) + url.pathname + url.search + url.hash
}

function isPath(text: string): boolean {
  return text.startsWith('/') && !text.startsWith('//')
}

/** Nothing for `/\host`, which is another host: browsers take a backslash for a slash. */
function parsePath(text: string): URL | undefined {
  const base = pageOrigin() ?? NO_PAGE
  const url = new URL(text, base)
  return url.origin === base ? url : undefined
}

function withScheme(text: string): string {
  if (text.startsWith('//')) return `https:${text}`
  return hasScheme(text) ? text : `https://${text}`
}

/** Whether a scheme stands at the beginning: in `javascript:...`, but not in `localhost:8080` or `host/a:b`. */
function hasScheme(text: string): boolean {
  return /^[\w+.-]*:(?!\d)/.test(text)
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:'
}

/** `new URL` takes `https://../path` and `https://a..b` too. */
function hasHost({ hostname }: URL): boolean {
  return !hostname.startsWith('.') && !hostname.includes('..')
}
