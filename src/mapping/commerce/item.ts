/** A line of an order or a cart. */
export interface Item {
  readonly sku: string
  readonly name: string | undefined
  /** One category, or up to five. */
  readonly category: string | readonly string[] | undefined
  readonly price: number | undefined
  readonly quantity: number
}

/** The lines in the cart, one for each sku. */
export type Cart = readonly Item[]
