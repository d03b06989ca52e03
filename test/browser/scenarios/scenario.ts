import type { MatomoSettings } from '../../../src'
import type { TestPage } from '../../support/engines/test-page'
import type { TestSite } from '../../support/test-site'

/** The parameters of one hit that reached Matomo, as `comparableHits` tells them. */
export type Hit = Record<string, string>

/** A page of the test site, and how to start the plugin in it. */
export interface Stage {
  page: TestPage
  site: TestSite
  /** Starts analytics.js with the plugin and the scenario's settings in the page that is open. */
  start: () => Promise<void>
}

/** What a visitor and a page do, and every hit that Matomo then gets: the same in each engine, from each matomo.js. */
export interface Scenario {
  name: string
  /** The address of the first page; default: the site's root. */
  path?: string
  settings?: (site: TestSite) => Partial<MatomoSettings>
  /** What is there before the first page opens. */
  prepare?: (site: TestSite) => void
  play: (stage: Stage) => Promise<void>
  /** All hits, in no order: requests that are sent at once may overtake each other. */
  hits: Hit[]
  /** Errors in the console that belong to the scenario. */
  isExpectedError?: (error: string) => boolean
}
