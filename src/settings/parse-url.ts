import { MatomoSettingsError } from './settings-error'

/**
 * Reads an address as people write it. `//host` and a bare `host` mean https.
 *
 * @throws MatomoSettingsError where it is no http(s) address
 */
export function parseUrl(setting: string, value: unknown): URL {
  try {
    // What stands before a colon is a scheme, unless a port follows: `javascript:…`, but `localhost:8080`.
    const bare = /^(?![\w+.-]+:\D)(\/\/)?(?!\/)/
    const url = new URL((value as string).trim().replace(bare, 'https://'))
    if (url.protocol.startsWith('http')) return url
  } catch {
    // As below.
  }
  throw new MatomoSettingsError(setting, value, 'be an http(s) URL')
}

/**
 * The address of a Matomo's files without their extension, `https://host/path/matomo.`: from one with or without
 * a trailing slash, a query, or the name of one of these files.
 *
 * @throws MatomoSettingsError where it is no http(s) address
 */
export function parseServerUrl(setting: string, value: unknown): string {
  const url = parseUrl(setting, value)
  return url.origin + url.pathname.replace(/(\/((matomo|piwik|index)\.(php|js))?)*$/i, '/matomo.')
}
