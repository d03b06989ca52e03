import { MatomoSettingsError } from './settings-error'

/**
 * Reads an address as people write it. `//host` and a bare `host` mean https.
 *
 * @throws MatomoSettingsError where it is no http(s) address
 */
export function parseHttpUrl(setting: string, value: unknown): URL {
  const text = typeof value === 'string' ? value.trim() : ''
  // What stands before a colon is a scheme, unless a port follows: `javascript:…`, but `localhost:8080`.
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]
  if (scheme ? /^https?$/i.test(scheme) : /^(?:\/\/)?[^/]/.test(text)) {
    try {
      return new URL(scheme ? text : 'https://' + text.replace(/^\/\//, ''))
    } catch {
      // The error below says what is wanted.
    }
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
  return origin + pathname.replace(/\/+$/, '').replace(/\/+(?:(?:matomo|piwik)\.(?:php|js)|index\.php)$/i, '')
}

/** Where a Matomo serves matomo.js: beside the server, or on a CDN for Matomo Cloud. */
export function defaultScriptUrl(serverUrl: string): string {
  const { host } = new URL(serverUrl)
  return host.endsWith('.matomo.cloud')
    ? `https://cdn.matomo.cloud/${host}/matomo.js`
    : `${serverUrl}/matomo.js`
}
