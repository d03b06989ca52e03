import type { Analytics } from '@segment/analytics-next'

/** What the shop's views work with. */
export interface Shop {
  analytics: Analytics
  /** Opens another page of the shop. */
  go: (path: string) => void
  /** Shows the page and the head again, after the cart has changed. No new page view. */
  refresh: () => void
  /** Tells a screen reader. */
  say: (text: string) => void
}

export interface View {
  /** The page's name for Segment. */
  name: string
  heading: string
  body: Node[]
  /** The calls that go with the page, after its `page()`. */
  viewed?: () => void
}
