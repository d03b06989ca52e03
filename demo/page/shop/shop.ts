import type { Analytics } from '@segment/analytics-next'

/** What the shop's views work with. */
export interface Shop {
  analytics: Analytics
  /** Opens another page of the shop. */
  go: (path: string) => void
  /** Shows the page and the head again, after the cart has changed. This is no page view. */
  refresh: () => void
  /** Lets a screen reader announce a text. */
  say: (text: string) => void
}

export interface View {
  /** The page's name for Segment. */
  name: string
  heading: string
  body: Node[]
  /** Makes the calls that belong to the page. They are made, and recorded, before the page call, which waits for the title. */
  viewed?: () => void
}
