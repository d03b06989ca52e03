/** What the server tells the page, in a JSON block of the page's HTML. */
export interface DemoConfig {
  siteId: number
  /** Event names and the Matomo goals they convert. */
  goals: Record<string, number>
  /** Where the hits go, in words. */
  matomo: { isStandIn: boolean; label: string }
  /** The last hit received before this page was served: only later ones are the page's own. */
  lastHitId: number
}
