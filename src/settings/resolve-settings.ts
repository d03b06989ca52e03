import { isRecord } from '../lib/is-record'
import type { MatomoCommand } from '../matomo/commands'
import { parseDimensions, type Dimension } from './parse-dimensions'
import type { GoalIds } from './parse-goals'
import { parseGoals } from './parse-goals'
import { defaultScriptUrl, parseHttpUrl, parseServerUrl } from './server-url'
import { MatomoSettingsError } from './settings-error'

/** The settings after merging, checking and filling in defaults. See `MatomoSettings` for what each means. */
export interface ResolvedSettings {
  readonly siteId: string | number
  readonly scriptUrl: string
  readonly trackerUrl: string
  readonly customVariableLimit: number
  readonly goals: GoalIds
  readonly linkTracking: boolean
  readonly heartBeat: boolean | number
  readonly cookies: boolean
  readonly doNotTrack: boolean
  readonly domains: readonly string[]
  readonly cookieDomain: string | undefined
  readonly crossDomainLinking: boolean
  readonly userId: boolean | ((id: string) => unknown)
  readonly pageTitle: 'title' | 'name'
  readonly pageUrl: 'location' | 'canonical'
  readonly customDimensions: readonly Dimension[]
  readonly ecommerce: boolean
  readonly siteSearch: boolean
  readonly trackers: readonly { readonly trackerUrl: string; readonly siteId: string | number }[]
  readonly commands: readonly MatomoCommand[]
  /** What the user's own commands append to every request. */
  readonly appended: string
  readonly debug: boolean
}

/**
 * Merges settings from several places and checks them.
 *
 * @param sources - strongest first; what is no object is skipped
 * @throws MatomoSettingsError for the first setting that is missing or malformed
 */
export function resolveSettings(...sources: readonly unknown[]): ResolvedSettings {
  const given = (setting: string): unknown => {
    for (const source of sources) {
      const value = isRecord(source) ? source[setting] : undefined
      // Segment's settings hold '' or null for a field that was left empty.
      if (value != null && value !== '') return value
    }
    return undefined
  }
  const checked = <T>(
    setting: string,
    fallback: T,
    wants: string,
    accepts: (value: unknown) => boolean,
  ): T => {
    const value = given(setting) ?? fallback
    if (!accepts(value)) throw new MatomoSettingsError(setting, value, wants)
    return value as T
  }
  const flag = (setting: string, fallback: boolean): boolean =>
    checked(setting, fallback, 'true or false', (value) => typeof value === 'boolean')

  const siteId = checked<unknown>('siteId', undefined, 'the id of a site in Matomo, such as 1', isSiteId)
  const serverUrl = parseServerUrl('serverUrl', given('serverUrl') ?? given('url'))
  const address = (setting: string, fallback: string) => {
    const value = given(setting)
    return value === undefined ? fallback : parseHttpUrl(setting, value).href
  }

  const commands = checked<readonly MatomoCommand[]>(
    'commands',
    [],
    'a list of matomo.js commands such as [["setSecureCookie", true]]',
    (value) =>
      Array.isArray(value) &&
      value.every((command) => Array.isArray(command) && typeof command[0] === 'string'),
  )

  return {
    siteId: siteId as string | number,
    scriptUrl: address('scriptUrl', defaultScriptUrl(serverUrl)),
    trackerUrl: address('trackerUrl', `${serverUrl}/matomo.php`),
    customVariableLimit: Number(
      checked<number | string>('customVariableLimit', 5, 'an integer of 0 or more', isCount),
    ),
    goals: parseGoals(given('goals') ?? {}),
    linkTracking: flag('linkTracking', true),
    heartBeat: checked<boolean | number>(
      'heartBeat',
      false,
      'true, false or a number of seconds of at least 5',
      (value) => typeof value === 'boolean' || (typeof value === 'number' && value >= 5 && value < Infinity),
    ),
    cookies: flag('cookies', true),
    doNotTrack: flag('doNotTrack', false),
    domains: [
      checked<string | readonly string[]>('domains', [], 'a host name or a list of host names', (value) =>
        [value].flat().every((host) => typeof host === 'string' && host),
      ),
    ].flat(),
    cookieDomain: checked<string | undefined>(
      'cookieDomain',
      undefined,
      'a domain such as "*.example.org"',
      (value) => value === undefined || typeof value === 'string',
    ),
    crossDomainLinking: flag('crossDomainLinking', false),
    userId: checked<ResolvedSettings['userId']>(
      'userId',
      true,
      'true, false or a function',
      (value) => typeof value === 'boolean' || typeof value === 'function',
    ),
    pageTitle: checked('pageTitle', 'title', '"title" or "name"', oneOf('title', 'name')),
    pageUrl: checked('pageUrl', 'location', '"location" or "canonical"', oneOf('location', 'canonical')),
    customDimensions: parseDimensions(given('customDimensions') ?? {}),
    ecommerce: flag('ecommerce', true),
    siteSearch: flag('siteSearch', true),
    trackers: checked<readonly unknown[]>(
      'trackers',
      [],
      'a list of { serverUrl, siteId }',
      Array.isArray,
    ).map(parseTracker),
    commands,
    appended: commands.reduce(
      (appended, [method, parameters]) => (method === 'appendToTrackingUrl' ? parameters : appended),
      '',
    ),
    debug: flag('debug', false),
  }
}

function parseTracker(tracker: unknown): ResolvedSettings['trackers'][number] {
  const { serverUrl, siteId } = isRecord(tracker) ? tracker : {}
  if (!isSiteId(siteId)) throw new MatomoSettingsError('trackers', tracker, 'a list of { serverUrl, siteId }')
  return { trackerUrl: `${parseServerUrl('trackers', serverUrl)}/matomo.php`, siteId }
}

const oneOf =
  (...values: string[]) =>
  (value: unknown) =>
    values.includes(value as string)

// matomo.js writes the site id into the request as it is; letters, because there are plugins that hide the number.
const isSiteId = (value: unknown): value is string | number =>
  typeof value === 'number'
    ? Number.isSafeInteger(value) && value > 0
    : typeof value === 'string' && /^(?!0+$)\w+$/.test(value)

// Segment's settings may hold a number as text.
const isCount = (value: unknown) =>
  typeof value === 'number'
    ? Number.isSafeInteger(value) && value >= 0
    : typeof value === 'string' && /^\d+$/.test(value)
