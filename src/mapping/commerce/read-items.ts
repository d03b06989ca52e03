import { parseAmount } from '../../lib/parse-amount'
import { readAmount, readField, readText } from '../../lib/read-field'
import { roundAmount } from '../../lib/round-amount'
import type { Draft } from '../draft'
import type { Item } from './item'
import { readCategory, readSku } from './read-product'
import { totalOf } from './total-of'

/** The most lines of an order or a cart: what is stored, and sent in one request, has a bound. */
export const MAX_ITEMS = 500

/** The price of a line whose products were added at different times: of the latest product, or the mean of all. */
type LinePrice = 'latest' | 'mean'

/**
 * Reads products as Segment's ecommerce spec has them. Anything that is no list has none. A product without an sku is left
 * out, since Matomo drops such a line, and so is one with a quantity of 0, which Matomo counts as 1.
 *
 * Matomo keeps one line for each sku: the last one on the page, the first one on the server. Products of one sku therefore
 * become one line: their quantities are added up, and what the later product says of name and category holds.
 */
export function readItems(draft: Draft, products: unknown, linePrice: LinePrice = 'mean'): Item[] {
  const items = new Map<string, Item>()
  for (const product of Array.isArray(products) ? (products as unknown[]) : []) {
    const item = readItem(draft, product)
    if (!item) continue
    const line = items.get(item.sku)
    items.set(item.sku, line ? mergeItems(line, item, linePrice) : item)
  }
  if (items.size > MAX_ITEMS) {
    draft.omitted.push(
      `Only the first ${MAX_ITEMS} products were sent to Matomo, which is the most for one cart or order. Send fewer products.`,
    )
  }
  return [...items.values()].slice(0, MAX_ITEMS)
}

function readItem(draft: Draft, product: unknown): Item | undefined {
  const sku = readSku(draft, product)
  if (sku === undefined) return undefined
  const quantity = readQuantity(product)
  if (quantity === undefined || quantity <= 0) {
    draft.omitted.push(
      `The product ${sku} was not sent to Matomo because its quantity is not above 0. Add a quantity above 0, or none, which counts as 1.`,
    )
    return undefined
  }
  return {
    sku,
    name: readText(product, 'name'),
    category: readCategory(product),
    price: readAmount(product, 'price'),
    quantity,
  }
}

/** A product without a quantity counts as one. */
function readQuantity(product: unknown): number | undefined {
  return parseAmount(readField(product, 'quantity') ?? 1)
}

function mergeItems(line: Item, added: Item, linePrice: LinePrice): Item {
  const quantity = line.quantity + added.quantity
  return {
    sku: line.sku,
    name: added.name ?? line.name,
    category: added.category ?? line.category,
    price: linePrice === 'latest' ? (added.price ?? line.price) : meanPrice(line, added),
    quantity,
  }
}

/** The price of one piece, if the two lines differ. A line without a price does not count. */
function meanPrice(line: Item, added: Item): number | undefined {
  if (line.price === undefined) return added.price
  if (added.price === undefined) return line.price
  return roundAmount(totalOf([line, added]) / (line.quantity + added.quantity))
}
