import { MatomoSettingsError } from './settings-error'

/**
 * Reads an address as people write it. `//host` and a bare `host` mean https.
 *
 * @throws MatomoSettingsError where it is no http(s) address
 */
export function parseHttpUrl(setting: string, value: unknown): URL {
  const text = String(value).trim()
  try {
    // What stands before a colon is a scheme, unless a port follows: `javascript:…`, but `localhost:8080`.
    const url = new URL(
      /^[a-z][\w+.-]*:(?!\d)/i.test(text) ? text : text.replace(/^(\/\/)?(?!\/)/, 'https://'),
    )
    if (typeof value === 'string' && url.protocol.startsWith('http')) return url
  } catch {
    // As below.
  }
  throw new MatomoSettingsError(setting, value, 'an http(s) URL such as "https://matomo.example.org"')
}

/**
 * The base address of a Matomo: without trailing slash, query, or the name of one of Matomo's files.
 *
 * @throws MatomoSettingsError where it is no http(s) address
 */
export function parseServerUrl(setting: string, value: unknown): string {
  const { origin, pathname } = parseHttpUrl(setting, value)
  return origin + pathname.replace(/\/+((matomo|piwik)\.(php|js)|index\.php)?\/*$/i, '')
}

/** Where a Matomo serves matomo.js: beside the server, or on a CDN for Matomo Cloud. */
export function defaultScriptUrl(serverUrl: string): string {
  const { host } = new URL(serverUrl)
  return `${host.endsWith('.matomo.cloud') ? `https://cdn.matomo.cloud/${host}` : serverUrl}/matomo.js`
}
