import { isRecord } from '../lib/is-record'
import type { MatomoCommand } from '../matomo/commands'
import type { ConsentSettings, Tracker } from './matomo-settings'
import { parseDimensions, type Dimension } from './parse-dimensions'
import { parseGoals, type GoalIds } from './parse-goals'
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
  readonly consent: ConsentSettings | undefined
  readonly preload: boolean
  readonly nonce: string | undefined
  readonly integrity: string | undefined
  readonly crossOrigin: string | undefined
  readonly trackers: readonly { readonly trackerUrl: string; readonly siteId: string | number }[]
  readonly commands: readonly MatomoCommand[]
  /** What the user's own commands append to every request. */
  readonly appended: string
  readonly debug: boolean
}

/** What a setting's value has to be, in words and as a check, and its default. */
type Rule = readonly [wants: string, accepts: (value: unknown) => boolean, fallback?: unknown]

const isOptionalText = (value: unknown) => value === undefined || typeof value === 'string'
const isListOf = (accepts: (value: unknown) => unknown) => (value: unknown) =>
  Array.isArray(value) && value.every(accepts)
const isText = (value: unknown) => Boolean(value) && typeof value === 'string'
const isBoolean = (value: unknown) => typeof value === 'boolean'

const flag = (fallback: boolean): Rule => ['true or false', isBoolean, fallback]
const oneOf = (...values: [fallback: string, other: string]): Rule => [
  values.map((value) => `"${value}"`).join(' or '),
  (value) => values.includes(value as string),
  values[0],
]
const text: Rule = ['a string', isOptionalText]

// matomo.js writes the site id into the request as it is; letters, because there are plugins that hide the number.
const isSiteId = (value: unknown) =>
  typeof value === 'number' ? Number.isSafeInteger(value) && value > 0 : /^(?!0+$)\w+$/.test(asText(value))
// Segment's settings may hold a number as text.
const isCount = (value: unknown) =>
  typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : /^\d+$/.test(asText(value))
const asText = (value: unknown) => (typeof value === 'string' ? value : '')

const RULES: Readonly<Record<string, Rule>> = {
  siteId: ['the id of a site in Matomo, such as 1', isSiteId],
  customVariableLimit: ['an integer of 0 or more', isCount, 5],
  linkTracking: flag(true),
  heartBeat: [
    'true, false or a number of seconds of at least 5',
    (value) => isBoolean(value) || (typeof value === 'number' && value >= 5 && value < Infinity),
    false,
  ],
  cookies: flag(true),
  doNotTrack: flag(false),
  domains: [
    'a host name or a list of host names',
    (value) => isText(value) || isListOf(isText)(value),
    [] as const,
  ],
  cookieDomain: ['a domain such as "*.example.org"', isOptionalText],
  crossDomainLinking: flag(false),
  userId: ['true, false or a function', (value) => isBoolean(value) || typeof value === 'function', true],
  pageTitle: oneOf('title', 'name'),
  pageUrl: oneOf('location', 'canonical'),
  ecommerce: flag(true),
  siteSearch: flag(true),
  consent: [
    '{ require: "tracking" or "cookies", categories: a list of strings }',
    (value) =>
      value === undefined ||
      (isRecord(value) &&
        ['tracking', 'cookies'].includes(value.require as string) &&
        isListOf(isText)(value.categories ?? [])),
  ],
  preload: flag(false),
  nonce: text,
  integrity: text,
  crossOrigin: text,
  trackers: [
    'a list of { serverUrl, siteId }',
    isListOf((tracker) => isRecord(tracker) && isSiteId(tracker.siteId)),
    [] as const,
  ],
  commands: [
    'a list of matomo.js commands such as [["setSecureCookie", true]]',
    isListOf((command) => Array.isArray(command) && typeof command[0] === 'string'),
    [] as const,
  ],
  debug: flag(false),
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
  const values: Record<string, unknown> = {}
  for (const [setting, [wants, accepts, fallback]] of Object.entries(RULES)) {
    const value = given(setting) ?? fallback
    if (!accepts(value)) throw new MatomoSettingsError(setting, value, wants)
    values[setting] = value
  }
  const serverUrl = parseServerUrl('serverUrl', given('serverUrl') ?? given('url'))
  const address = (setting: string, fallback: string) => {
    const value = given(setting)
    return value === undefined ? fallback : parseHttpUrl(setting, value).href
  }
  const { trackers, commands, domains, customVariableLimit } = values as unknown as {
    trackers: Tracker[]
    commands: readonly MatomoCommand[]
    domains: string | readonly string[]
    customVariableLimit: number | string
  }
  return {
    ...(values as unknown as ResolvedSettings),
    scriptUrl: address('scriptUrl', defaultScriptUrl(serverUrl)),
    trackerUrl: address('trackerUrl', trackerUrl(serverUrl)),
    customVariableLimit: Number(customVariableLimit),
    domains: [domains].flat(),
    goals: parseGoals(given('goals') ?? {}),
    customDimensions: parseDimensions(given('customDimensions') ?? {}),
    trackers: trackers.map(({ serverUrl, siteId }) => ({
      siteId,
      trackerUrl: trackerUrl(parseServerUrl('trackers', serverUrl)),
    })),
    appended: commands.reduce(
      (appended, [method, parameters]) => (method === 'appendToTrackingUrl' ? parameters : appended),
      '',
    ),
  }
}

const trackerUrl = (serverUrl: string) => `${serverUrl}/matomo.php`
