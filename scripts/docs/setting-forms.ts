import type { MatomoSettings } from '../../src/settings/matomo-settings'

/** What people may write for a setting, as code. */
export interface SettingForms {
  /** Forms that are taken as well, each with the usual form of the same. */
  readonly taken: readonly (readonly [written: string, usual: string])[]
  /** A value that cannot be used as a whole, or a part of which cannot. */
  readonly mistake: string
  /** What is left of a value of which a part cannot be used. */
  readonly leaves?: string
}

const BOOLEAN_FORMS: SettingForms = {
  taken: [
    ["'true'", 'true'],
    ["' False '", 'false'],
  ],
  mistake: "'yes'",
}

const SERVER_FORMS: SettingForms = {
  taken: [
    ["'matomo.example.org'", "'https://matomo.example.org'"],
    ["'//matomo.example.org/'", "'https://matomo.example.org'"],
    ["' https://matomo.example.org/matomo.php '", "'https://matomo.example.org'"],
  ],
  mistake: "'ftp://matomo.example.org'",
}

const FILE_FORMS: SettingForms = {
  taken: [["'//cdn.example.org/m'", "'https://cdn.example.org/m'"]],
  mistake: "'javascript:void(0)'",
}

/** The forms of each setting. The table in docs/settings.md shows them, and its test tries each. */
export const SETTING_FORMS: Readonly<Record<keyof MatomoSettings, SettingForms>> = {
  siteId: { taken: [["' 8 '", "'8'"]], mistake: "'0'" },
  serverUrl: SERVER_FORMS,
  url: SERVER_FORMS,
  customVariableLimit: { taken: [["' 10 '", '10']], mistake: "'ten'" },
  goals: {
    taken: [
      ["{ Paid: ' 2 ' }", '{ Paid: 2 }'],
      ["[{ key: 'Paid', value: '2' }]", '{ Paid: 2 }'],
      ["[{ key: 'Paid', value: '2' }, { key: 'Signed Up', value: '' }]", '{ Paid: 2 }'],
    ],
    mistake: "{ Paid: 2, 'Signed Up': 'three' }",
    leaves: '{ Paid: 2 }',
  },
  scriptUrl: FILE_FORMS,
  trackerUrl: FILE_FORMS,
  linkTracking: BOOLEAN_FORMS,
  heartBeat: {
    taken: [
      ["' 15 '", '15'],
      ["'true'", 'true'],
    ],
    mistake: '2',
  },
  cookies: BOOLEAN_FORMS,
  doNotTrack: BOOLEAN_FORMS,
  domains: {
    taken: [
      ["'*.example.org, example.com'", "['*.example.org', 'example.com']"],
      ["['example.com', '']", "['example.com']"],
    ],
    mistake: "['example.com', 5]",
    leaves: "['example.com']",
  },
  cookieDomain: { taken: [["' *.example.org '", "'*.example.org'"]], mistake: 'true' },
  crossDomainLinking: BOOLEAN_FORMS,
  userId: { taken: [["'false'", 'false']], mistake: "'hash'" },
  pageTitle: { taken: [["' Name '", "'name'"]], mistake: "'heading'" },
  pageUrl: { taken: [["' Canonical '", "'canonical'"]], mistake: "'address'" },
  customDimensions: {
    taken: [
      ["{ 'properties.plan': '1' }", "{ 'properties.plan': 1 }"],
      ["[{ key: ' properties.plan ', value: 1 }]", "{ 'properties.plan': 1 }"],
      ["[{ key: '', value: '2' }, { key: 'properties.plan', value: '1' }]", "{ 'properties.plan': 1 }"],
    ],
    mistake: "{ 'properties.plan': 1, plan: 2 }",
    leaves: "{ 'properties.plan': 1 }",
  },
  ecommerce: BOOLEAN_FORMS,
  siteSearch: BOOLEAN_FORMS,
  consent: {
    taken: [
      ["{ require: 'tracking ', categories: [' C0002'] }", "{ require: 'tracking', categories: ['C0002'] }"],
    ],
    mistake: "{ require: 'all' }",
  },
  leavingEarly: BOOLEAN_FORMS,
  preload: BOOLEAN_FORMS,
  nonce: { taken: [["' r4nd0m '", "'r4nd0m'"]], mistake: '5' },
  integrity: { taken: [["' sha384-abc '", "'sha384-abc'"]], mistake: "'abc'" },
  crossOrigin: { taken: [["'Anonymous'", "'anonymous'"]], mistake: 'true' },
  trackers: {
    taken: [
      [
        "[{ serverUrl: '//matomo.example.com/', siteId: ' 7 ' }]",
        "[{ serverUrl: 'https://matomo.example.com', siteId: '7' }]",
      ],
    ],
    mistake: "[{ serverUrl: 'https://matomo.example.com', siteId: 7 }, { siteId: 8 }]",
    leaves: "[{ serverUrl: 'https://matomo.example.com', siteId: 7 }]",
  },
  commands: {
    taken: [["[[' setSecureCookie ', true]]", "[['setSecureCookie', true]]"]],
    mistake: "[['setSecureCookie', true], 'disableCookies']",
  },
  debug: BOOLEAN_FORMS,
}
