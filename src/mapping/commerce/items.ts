import { parseAmount } from '../../lib/parse-amount'
import { readAmount, readField, readText } from '../../lib/read-field'
import { toText } from '../../lib/to-text'
import type { MatomoMethods } from '../../matomo/commands'
import { push, type Draft } from '../draft'

/** A line of an order or a cart. Its fields are in the order in which matomo.js takes them, see `pushItems`. */
export interface Item {
  readonly sku: string
  readonly name: string | undefined
  readonly category: string | string[] | undefined
  readonly price: number | undefined
  quantity: number
}

/** Lines of an order or a cart at most: what is kept, and sent in one request, has a bound. */
export const MAX_ITEMS = 500

/**
 * Reads products as Segment's ecommerce spec has them: none where they are no list. Without an sku Matomo drops a line,
 * and a quantity of 0 would count as 1 there: such a product is left out.
 *
 * Matomo keeps one line per sku, the last on the page, the first on the server: those of one sku become one. Quantities
 * are added up, the line keeps its place, and what a later one says of the product holds.
 *
 * @param isPriceNow - whether the price of a later line holds for all, or is one of several
 */
export function readItems(draft: Draft, products: unknown, isPriceNow?: boolean): Item[] {
  const items = new Map<string, Item>()
  for (const product of Array.isArray(products) ? (products as unknown[]) : []) {
    const sku = readSku(draft, product)
    const added = parseAmount(readField(product, 'quantity') ?? 1) ?? 0
    if (sku && added > 0) {
      const known = items.get(sku)
      const quantity = added + (known?.quantity ?? 0)
      const price = readAmount(product, 'price') ?? known?.price
      items.set(sku, {
        sku,
        name: readText(product, 'name') ?? known?.name,
        category: readCategory(product) ?? known?.category,
        price:
          isPriceNow || known?.price === undefined
            ? price
            : roundAmount(sumOf([known, { price, quantity: added }]) / quantity),
        quantity,
      })
    } else if (sku) draft.omitted.push(`product ${sku}: quantity not above 0`)
  }
  if (items.size > MAX_ITEMS) draft.omitted.push(`products after ${MAX_ITEMS}`)
  return [...items.values()].slice(0, MAX_ITEMS)
}

/** `sku`, else `product_id`, else `id`. Matomo takes `0` for none. */
export function readSku(draft: Draft, product: unknown): string | undefined {
  for (const name of ['sku', 'product_id', 'id']) {
    const sku = readText(product, name)
    if (sku && sku !== '0') return sku
  }
  draft.omitted.push('product: no sku')
}

/** One category, or up to five, which is what Matomo takes. */
export function readCategory(product: unknown): Item['category'] {
  const value = readField(product, 'category')
  if (!Array.isArray(value)) return toText(value)
  const categories = value.map(toText).filter(Boolean).slice(0, 5) as string[]
  return categories[0] && categories
}

/** What all lines cost. */
export function sumOf(items: readonly Pick<Item, 'price' | 'quantity'>[]): number {
  return roundAmount(items.reduce((sum, { price = 0, quantity }) => sum + price * quantity, 0))
}

/**
 * Takes off what floating-point sums leave behind (`0.1 + 0.2`), finer than any currency's smallest coin. What no
 * request can hold becomes 0.
 */
export function roundAmount(amount: number): number {
  return parseAmount(Math.round(amount * 1e6) / 1e6) ?? 0
}

/** Makes these the lines that matomo.js sends with the command that follows. */
export function pushItems(draft: Draft, items: readonly Item[]): void {
  push(draft, 'clearEcommerceCart')
  for (const item of items) {
    push(draft, 'addEcommerceItem', ...(Object.values(item) as MatomoMethods['addEcommerceItem']))
  }
}
