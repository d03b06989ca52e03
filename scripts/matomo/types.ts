/** A Matomo server and what it takes to use it. */
export interface MatomoServer {
  /** Without a trailing slash. */
  url: string
  siteId: number
  /** For the API (`token_auth`). The one of `MATOMO_URL` may be used without it, for hits alone. */
  token?: string
  /** Unknown where the server is named by `MATOMO_URL`. */
  login?: string
  password?: string
}

type Dimensions = Partial<Record<`dimension${number}`, string | null>>

/** A visit as `Live.getLastVisitsDetails` tells it: the fields that tests read. */
export interface Visit extends Dimensions {
  idSite: string
  idVisit: string
  visitorId: string
  userId: string | null
  actions: string
  actionDetails: Action[]
  goalConversions: number
  referrerType: string
  referrerUrl: string | null
  referrerName: string
  referrerKeyword: string | null
  visitEcommerceStatus: string
  /** In seconds, since 1970. */
  firstActionTimestamp: number
  lastActionTimestamp: number
  serverTimestamp: number
}

export type ActionType =
  | 'action'
  | 'event'
  | 'goal'
  | 'search'
  | 'outlink'
  | 'download'
  | 'content'
  | 'ecommerceOrder'
  | 'ecommerceAbandonedCart'

/** One thing that a visitor did. Which fields there are depends on its type. */
export interface Action extends Dimensions {
  type: ActionType
  url?: string | null
  pageTitle?: string | null
  title?: string | null
  pageIdAction?: string
  pageId?: string
  /** In seconds, since 1970. */
  timestamp: number
  serverTimePretty?: string
  eventCategory?: string
  eventAction?: string
  eventName?: string
  eventValue?: number | string
  goalName?: string
  goalId?: number | string
  revenue?: number | string
  revenueSubTotal?: number | string
  revenueTax?: number | string
  revenueShipping?: number | string
  revenueDiscount?: number | string
  orderId?: string
  itemDetails?: Item[]
  productViewName?: string
  productViewSku?: string
  productViewPrice?: number | string
  productViewCategories?: string[]
  contentName?: string
  siteSearchKeyword?: string
  siteSearchCategory?: string
  siteSearchCount?: number | string
}

/** One line of an order or of a cart. */
export interface Item {
  itemSKU: string
  itemName: string
  itemCategory: string
  categories: string[]
  price: number | string
  quantity: number | string
}
