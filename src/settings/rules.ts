import { isGiven } from '../lib/is-given'
import type { MatomoCallReport } from './call-report'
import { parseFile, parseServer, type ServerFiles } from './address'
import { parseDimensionPath, type Dimension } from './dimension'
import type { Goal } from './goal-index'
import {
  isFound,
  listReader,
  mapReader,
  objectReader,
  optionalReader,
  valueReader,
  type Reader,
} from './readers'
import type { FurtherTracker, RequiredConsent, ResolvedSettings } from './resolved-settings'
import {
  isBoolean,
  isBooleanOrFunction,
  isCommand,
  isCount,
  isHeartBeat,
  isHost,
  isId,
  isIntegrity,
  isSiteId,
  isText,
  oneOf,
  toMeaning,
  trimMethod,
  trimText,
} from './values'

/** The settings as they are read, before one follows from another. */
export interface SettingValues extends Omit<
  ResolvedSettings,
  'scriptUrl' | 'trackerUrl' | 'goals' | 'appended'
> {
  readonly serverUrl: ServerFiles
  readonly scriptUrl: string | undefined
  readonly trackerUrl: string | undefined
  readonly goals: readonly Goal[]
}

/** How a setting is read. A setting that need not be given and always has a value needs a fallback. */
export type Rule<Value> = readonly [
  /** What the setting should be, with an example. */
  wants: string,
  read: Reader<Value>,
  ...(NeedOnly<Value> | NeedWithFallback<Value>),
]

type NeedOnly<Value> = [need: undefined extends Value ? Need : 'required', fallback?: undefined]
type NeedWithFallback<Value> = [need: Need, fallback: Value]

/** Whether a mistake costs only a warning, as in an optional setting, or keeps the plugin from starting. */
type Need = 'required' | 'protecting' | 'optional'

const readBoolean = valueReader(toMeaning, isBoolean)
const readServer = valueReader(parseServer, isFound)
const readFile = valueReader(parseFile, isFound)
const readSiteId = valueReader(trimText, isSiteId)
const readId = valueReader(toMeaning, isId)
const readHost = valueReader(trimText, isHost)
const readText = valueReader(trimText, isText)
const readTexts = listReader(readText)
const readHosts = listReader(optionalReader(readHost))
const readConsentKind = valueReader(toMeaning, oneOf('tracking', 'cookies'))

const readConsent = objectReader<RequiredConsent>((consent, place, report) => {
  const require = readConsentKind(consent.require, `${place}.require`, report)
  const list = isGiven(consent.categories) ? consent.categories : []
  const categories = readTexts(list, `${place}.categories`, report)
  return require && categories && { require, categories }
})

/** The site's hosts: a list, or one text with commas between them. */
const readDomains: Reader<readonly string[]> = (given, place, report) =>
  readHosts(typeof given === 'string' ? given.split(',') : given, place, report)

const readTracker = objectReader<FurtherTracker>((row, place, report) => {
  const server = readServer(row.serverUrl, `${place}.serverUrl`, report)
  // One warning for a row.
  if (!server) return undefined
  const siteId = readSiteId(row.siteId, `${place}.siteId`, report)
  return siteId === undefined ? undefined : { trackerUrl: server.trackerUrl, siteId }
})

/** Makes a reader of the ids of the goals that events of this name convert: one or a list. */
function goalReader(name: string): Reader<Goal> {
  return (given, place, report) => {
    const list: readonly unknown[] = Array.isArray(given) ? given : [given]
    const ids = list
      .filter(isGiven)
      .map((id) => readId(id, place, report))
      .filter(isFound)
    return ids.length > 0 ? { name, ids } : undefined
  }
}

/** Makes a reader of the id of the custom dimension that gets the value at this path. */
function dimensionReader(setting: string): Reader<Dimension> {
  return (given, place, report) => {
    const path = parseDimensionPath(setting)
    if (!path) {
      report(place, given)
      return undefined
    }
    const id = readId(given, place, report)
    return id === undefined ? undefined : { ...path, setting, id }
  }
}

const BOOLEAN = 'true or false'
const FILE = 'an http(s) address, such as https://matomo.example.org/m.js'

/** How each setting is read, what a mistake in it costs, and its default. */
export const RULES: { readonly [Name in keyof SettingValues]: Rule<SettingValues[Name]> } = {
  siteId: ['a site id, such as 1', readSiteId, 'required'],
  serverUrl: ['an http(s) address, such as https://matomo.example.org', readServer, 'required'],
  scriptUrl: [FILE, readFile, 'protecting'],
  trackerUrl: [FILE, readFile, 'protecting'],
  integrity: ['a hash, such as sha384-...', valueReader(trimText, isIntegrity), 'protecting'],
  crossOrigin: [
    'anonymous or use-credentials',
    valueReader(toMeaning, oneOf('anonymous', 'use-credentials')),
    'protecting',
  ],
  consent: ["an object, such as { require: 'tracking', categories: ['C0002'] }", readConsent, 'protecting'],
  userId: [
    'true, false or a function, such as (id) => hash(id)',
    valueReader(toMeaning, isBooleanOrFunction<string>),
    'protecting',
    true,
  ],
  cookies: [BOOLEAN, readBoolean, 'protecting', true],
  leavingEarly: [BOOLEAN, readBoolean, 'protecting', true],
  doNotTrack: [BOOLEAN, readBoolean, 'protecting', false],
  pageUrl: [
    'location or canonical',
    valueReader(toMeaning, oneOf('location', 'canonical')),
    'protecting',
    'location',
  ],
  commands: [
    "a list, such as [['setSecureCookie', true]]",
    listReader(valueReader(trimMethod, isCommand)),
    'protecting',
    [],
  ],
  linkTracking: [BOOLEAN, readBoolean, 'optional', true],
  ecommerce: [BOOLEAN, readBoolean, 'optional', true],
  siteSearch: [BOOLEAN, readBoolean, 'optional', true],
  crossDomainLinking: [BOOLEAN, readBoolean, 'optional', false],
  preload: [BOOLEAN, readBoolean, 'optional', false],
  debug: [
    'true, false or a function',
    valueReader(toMeaning, isBooleanOrFunction<MatomoCallReport>),
    'optional',
    false,
  ],
  heartBeat: [
    'true, false or a number from 5 on, such as 15',
    valueReader(toMeaning, isHeartBeat),
    'optional',
    false,
  ],
  customVariableLimit: [
    'a whole number from 0 on, such as 5',
    valueReader(toMeaning, isCount),
    'optional',
    5,
  ],
  pageTitle: ['title or name', valueReader(toMeaning, oneOf('title', 'name')), 'optional', 'title'],
  cookieDomain: ['a host, such as *.example.org', readHost, 'optional'],
  nonce: ['a text, such as r4nd0m', readText, 'optional'],
  domains: ["a list, such as ['*.example.org']", readDomains, 'optional', []],
  trackers: [
    "a list, such as [{ serverUrl: 'https://matomo.example.org', siteId: 1 }]",
    listReader(readTracker),
    'optional',
    [],
  ],
  goals: [
    "a map of event names to ids, such as { 'Order Completed': 2 }",
    mapReader(goalReader),
    'optional',
    [],
  ],
  customDimensions: [
    "a map of paths to ids, such as { 'properties.plan': 1 }",
    mapReader(dimensionReader),
    'optional',
    [],
  ],
}
