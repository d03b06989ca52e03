/** What the server tells the page, as JSON in its HTML. */
export interface DemoConfig {
  siteId: number
  /** The ids of Matomo goals, by the names of the events that convert them. */
  goals: Record<string, number>
  /** Where the hits go, in words. */
  matomo: { isSimulated: boolean; label: string }
  /** The id of the last hit before this page was served. Only later hits are shown. */
  lastHitId: number
}
