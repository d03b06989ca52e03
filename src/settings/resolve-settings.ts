import { normalizeName } from '../lib/normalize-name'
import type { MatomoCommand } from '../matomo/commands'
import type { ConsentSettings, Tracker } from './matomo-settings'
import { parseServerUrl, parseUrl } from './parse-url'
import { check } from './settings-error'

/** A custom dimension's id, and the path of its value in an event. */
export interface Dimension {
  readonly path: string
  readonly id: number
}

/** The settings after merging, checking and filling in defaults. See `MatomoSettings` for what each means. */
export interface ResolvedSettings {
  readonly siteId: string | number
  readonly scriptUrl: string
  readonly trackerUrl: string
  /** Also as text, as Segment's settings may hold it. */
  readonly customVariableLimit: number | string
  /** Goal ids by the event's condensed name. A Map, so that an event named `constructor` finds nothing. */
  readonly goals: ReadonlyMap<string, readonly number[]>
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

/** The settings as they are given, as far as patterns can say. */
interface RawSettings extends Omit<ResolvedSettings, 'goals' | 'trackers' | 'domains' | 'customDimensions'> {
  goals: Record<string, unknown> | ({ key: unknown; value: unknown } | undefined)[]
  trackers: (Partial<Record<keyof Tracker, unknown>> | undefined)[]
  domains: string | string[]
  customDimensions: Record<string, unknown>
}

/** Settings and their defaults, by what they are as JSON. What may be missing is `undefined`. */
const RULES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'true|false': {
    ...{ linkTracking: true, cookies: true, ecommerce: true, siteSearch: true },
    ...{ doNotTrack: false, crossDomainLinking: false, preload: false, debug: false },
  },
  'true|false|function': { userId: true },
  // Seconds.
  'true|false|([5-9]|\\d\\d)[\\d.]*': { heartBeat: false },
  '"?\\d+"?': { customVariableLimit: 5 },
  '"title"|"name"': { pageTitle: 'title' },
  '"location"|"canonical"': { pageUrl: 'location' },
  '".+"|undefined': {
    cookieDomain: undefined,
    nonce: undefined,
    integrity: undefined,
    crossOrigin: undefined,
  },
  '"[^"]+"|\\[("[^"]+",?)*\\]': { domains: [] },
  '\\[.*\\]': { trackers: [], commands: [] },
  '{.*}|\\[.*\\]': { goals: {} },
  '{.*}': { customDimensions: {} },
  // What it holds is checked below.
  '.*': { consent: undefined },
}

/**
 * Merges settings from several places and checks them.
 *
 * @param sources - strongest first; what is no object is skipped
 * @throws MatomoSettingsError for the first setting that is missing or malformed
 */
function resolveValues(...sources: readonly unknown[]): ResolvedSettings {
  // Segment's settings hold '' or null for a field that was left empty.
  const given = (setting: string) =>
    sources
      .map((source) => (source as Record<string, unknown> | undefined)?.[setting])
      .find((value) => (value ?? '') !== '')
  const values = {} as RawSettings & Record<string, unknown>
  for (const pattern in RULES) {
    const defaults = RULES[pattern]
    for (const setting in defaults) {
      values[setting] = check(setting, given(setting) ?? defaults[setting], pattern)
    }
  }
  if (values.consent) {
    check('consent.require', values.consent.require, '"(tracking|cookies)"')
    check('consent.categories', values.consent.categories ?? [], '\\[("[^"]+",?)*\\]')
  }
  let appended = ''
  for (const command of values.commands) {
    check('commands', command, '\\["[^"].*')
    if (command[0] === 'appendToTrackingUrl') appended = command[1]
  }
  const goalIds = new Map<string, number[]>()
  for (const [name, ids] of (Array.isArray(values.goals)
    ? values.goals.map((goal) => [goal?.key, goal?.value])
    : Object.entries(values.goals)) as [string, unknown][]) {
    const key = normalizeName(check('goals', name, '".+"'))
    for (const id of [ids].flat()) {
      goalIds.set(key, [...(goalIds.get(key) ?? []), toId(`goals["${name}"]`, id)])
    }
  }

  const serverFiles = parseServerUrl('serverUrl', given('serverUrl') ?? given('url'))
  return {
    ...values,
    siteId: toSiteId('siteId', given('siteId')),
    appended,
    goals: goalIds,
    domains: [values.domains].flat(),
    // Matomo Cloud has its scripts on a CDN.
    scriptUrl: parseUrl(
      'scriptUrl',
      given('scriptUrl') ??
        `${serverFiles.replace(/.*\/(.+\.matomo\.cloud\/matomo\.)$/, 'https://cdn.matomo.cloud/$1')}js`,
    ).href,
    trackerUrl: parseUrl('trackerUrl', given('trackerUrl') ?? `${serverFiles}php`).href,
    trackers: values.trackers.map((tracker) => ({
      siteId: toSiteId('trackers.siteId', tracker?.siteId),
      trackerUrl: `${parseServerUrl('trackers.serverUrl', tracker?.serverUrl)}php`,
    })),
    customDimensions: Object.entries(values.customDimensions).map(([path, id]) => {
      const setting = `customDimensions["${path}"]`
      check(setting, path, '"((properties|context|(group\\.)?traits)\\..+|group\\.id)"')
      return { path, id: toId(setting, id) }
    }),
  }
}

/** @throws MatomoSettingsError where it is no site id */
function toSiteId(setting: string, id: unknown): string | number {
  // matomo.js writes it into the request as it is; letters, because there are plugins that hide the number.
  return check(setting, id, '"(?!0+")\\w+"|[1-9]\\d*', 'be a site id, such as 1') as string | number
}

/** @throws MatomoSettingsError where it is no id: of a goal or a dimension, a positive integer */
function toId(setting: string, id: unknown): number {
  return Number(check(setting, id, '"? *[1-9]\\d{0,14} *"?'))
}

export interface SettingsSource {
  readonly name: string
  readonly values: unknown
}
export interface Resolution {
  readonly settings: ResolvedSettings
  readonly warnings: readonly string[]
  readonly origins: ReadonlyMap<string, string>
}
export function resolveSettings(sources: readonly SettingsSource[]): Resolution {
  return { settings: resolveValues(...sources.map(({ values }) => values)), warnings: [], origins: new Map() }
}
