import type { MatomoCommand } from '../matomo/commands'
import { describeMistake } from './mistake'
import { describeValue } from './describe-value'
import { resolveSetting, type IgnoredValue } from './resolve-setting'
import type { ResolvedSettings } from './resolved-settings'
import { RULES, type SettingValues } from './rules'
import { MatomoSettingsError } from './settings-error'
import type { SettingsSource } from './settings-source'

export type { ResolvedSettings, SettingsSource }

/** The settings, and what is to be said of them. */
export interface Resolution {
  readonly settings: ResolvedSettings
  /** What was ignored: whole sentences, one mistake each. */
  readonly warnings: readonly string[]
  /** The source of each setting that is no default, by the setting's name. */
  readonly origins: ReadonlyMap<string, string>
}

/**
 * Merges the settings of several sources and checks them. A value that cannot be used is ignored: the next source
 * counts, then the default.
 *
 * @param sources - strongest first; a source whose values are no object is skipped
 * @throws MatomoSettingsError if the site or the server is missing, and for a mistake in what protects the visitor or the
 *   page, whichever source it stands in
 */
export function resolveSettings(sources: readonly SettingsSource[]): Resolution {
  const origins = new Map<string, string>()
  const ignored: IgnoredValue[] = []
  const settings = resolveAll((name) => {
    const { value, source, ignored: more } = resolveSetting(name, RULES[name], sources)
    if (source !== undefined) origins.set(name, source)
    ignored.push(...more)
    return value
  })
  return { settings, warnings: warningsOf(ignored), origins }
}

/** Takes one setting from the sources. */
type Take = <Name extends keyof SettingValues>(name: Name) => SettingValues[Name]

function resolveAll(take: Take): ResolvedSettings {
  const siteId = required('siteId', take('siteId'))
  const server = required('serverUrl', take('serverUrl'))
  const commands = take('commands')
  const integrity = take('integrity')
  return {
    siteId,
    scriptUrl: take('scriptUrl') ?? server.scriptUrl,
    trackerUrl: take('trackerUrl') ?? server.trackerUrl,
    customVariableLimit: take('customVariableLimit'),
    goals: take('goals'),
    linkTracking: take('linkTracking'),
    heartBeat: take('heartBeat'),
    cookies: take('cookies'),
    doNotTrack: take('doNotTrack'),
    domains: take('domains'),
    cookieDomain: take('cookieDomain'),
    crossDomainLinking: take('crossDomainLinking'),
    userId: take('userId'),
    pageTitle: take('pageTitle'),
    pageUrl: take('pageUrl'),
    customDimensions: take('customDimensions'),
    ecommerce: take('ecommerce'),
    siteSearch: take('siteSearch'),
    consent: take('consent'),
    leavingEarly: take('leavingEarly'),
    preload: take('preload'),
    nonce: take('nonce'),
    integrity,
    // Without it, browsers refuse to check, and so to run, a script of another host.
    crossOrigin: take('crossOrigin') ?? (integrity === undefined ? undefined : 'anonymous'),
    trackers: take('trackers'),
    commands,
    appended: appendedBy(commands),
    debug: take('debug'),
  }
}

function required<Value>(name: 'siteId' | 'serverUrl', value: Value | undefined): Value {
  if (value === undefined) throw new MatomoSettingsError(name, undefined, RULES[name].check.wants)
  return value
}

/** What the last of these commands makes matomo.js append to every request. */
function appendedBy(commands: readonly MatomoCommand[]): string {
  let appended = ''
  for (const [method, text] of commands) {
    if (method === 'appendToTrackingUrl') appended = typeof text === 'string' ? text : ''
  }
  return appended
}

/** One warning a mistake: a remote plugin finds the same value in several sources. */
function warningsOf(ignored: readonly IgnoredValue[]): string[] {
  const warnings = new Map<string, string>()
  for (const { mistake, source, isPart } of ignored) {
    const key = `${mistake.setting} ${describeValue(mistake.got)}`
    const cost = isPart
      ? 'This part is ignored, and the rest of the setting counts.'
      : 'This value is ignored: the next place that has the setting counts, or else the default.'
    if (!warnings.has(key)) warnings.set(key, `${describeMistake(mistake, source)} ${cost}`)
  }
  return [...warnings.values()]
}
