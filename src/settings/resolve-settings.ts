import { isRecord } from '../lib/is-record'
import { parseId } from '../lib/parse-id'
import type { MatomoCommand } from '../matomo/commands'
import type { ConsentSettings, Tracker } from './matomo-settings'
import { parseDimensions, type Dimension } from './parse-dimensions'
import { parseGoals, type GoalIds } from './parse-goals'
import { defaultScriptUrl, parseHttpUrl, parseServerUrl } from './server-url'
import { want } from './settings-error'

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

/** What a setting's value has to be, as a check and in words, and its default. */
type Rule = readonly [accepts: (value: unknown) => unknown, wants: string, fallback?: unknown]

const isListOf = (accepts: (value: unknown) => unknown) => (value: unknown) =>
  Array.isArray(value) && value.every(accepts)
const isText = (value: unknown) => value && typeof value === 'string'
const isBoolean = (value: unknown) => typeof value === 'boolean'
// matomo.js writes the site id into the request as it is; letters, because there are plugins that hide the number.
const isSiteId = (value: unknown) => (typeof value === 'string' ? /^(?!0+$)\w+$/.test(value) : parseId(value))

const flag = (fallback: boolean): Rule => [isBoolean, 'true or false', fallback]
const oneOf = (fallback: string, other: string): Rule => [
  (value) => value === fallback || value === other,
  `"${fallback}" or "${other}"`,
  fallback,
]
const text: Rule = [isText, 'a string']

const RULES: Readonly<Record<string, Rule>> = {
  siteId: [isSiteId, 'the id of a site in Matomo, such as 1'],
  // Segment's settings may hold a number as text.
  customVariableLimit: [(value) => /^\d+$/.test(String(value)), 'an integer of 0 or more', 5],
  linkTracking: flag(true),
  heartBeat: [
    (value) => isBoolean(value) || (Number.isFinite(value) && Number(value) >= 5),
    'true, false or a number of seconds of at least 5',
    false,
  ],
  cookies: flag(true),
  doNotTrack: flag(false),
  domains: [(value) => isListOf(isText)([value].flat()), 'a host name or a list of host names', []],
  cookieDomain: text,
  crossDomainLinking: flag(false),
  userId: [(value) => isBoolean(value) || typeof value === 'function', 'true, false or a function', true],
  pageTitle: oneOf('title', 'name'),
  pageUrl: oneOf('location', 'canonical'),
  ecommerce: flag(true),
  siteSearch: flag(true),
  consent: [
    (value) =>
      isRecord(value) &&
      /^(tracking|cookies)$/.test(String(value.require)) &&
      isListOf(isText)(value.categories ?? []),
    '{ require: "tracking" or "cookies", categories: a list of strings }',
  ],
  preload: flag(false),
  nonce: text,
  integrity: text,
  crossOrigin: text,
  trackers: [
    isListOf((tracker) => isRecord(tracker) && isSiteId(tracker.siteId)),
    'a list of { serverUrl, siteId }',
    [],
  ],
  commands: [
    isListOf((command) => Array.isArray(command) && isText(command[0])),
    'a list of matomo.js commands such as [["setSecureCookie", true]]',
    [],
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
  for (const [setting, [accepts, wants, fallback]] of Object.entries(RULES)) {
    const value = (values[setting] = given(setting) ?? fallback)
    want(accepts(value) || (value === undefined && setting !== 'siteId'), setting, value, wants)
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
