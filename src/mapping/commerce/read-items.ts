import { isGiven } from '../../lib/is-given'
import { parseNumber } from '../../lib/parse-number'
import { readField, readText } from '../../lib/read-field'
import { roundAmount } from '../../lib/round-amount'
import { omit, type Draft } from '../draft'
import { readAmount } from '../read-amount'
import { readCategories } from '../read-category'
import type { Item } from './item'
import { readSku } from './read-product'
import { totalOf } from './total-of'

/** How many lines an order or a cart has at most: all of them are stored, and sent in one request. */
export const MAX_ITEMS = 500

/** The price of a line whose products were added at different times: of the latest product, or the mean of all. */
type LinePrice = 'latest' | 'mean'

/**
 * Reads products as Segment's ecommerce spec has them. A product without an sku is left out, since Matomo drops such a line,
 * and so is one whose quantity is not above 0: Matomo counts a quantity of 0 as 1.
 *
 * Matomo keeps one line for each sku: the last one on the page, the first one on the server. Products of one sku therefore
 * become one line: their quantities are added up, and what the later product says of name and category holds.
 */
export function readItems(
  draft: Draft,
  products: readonly unknown[] = [],
  linePrice: LinePrice = 'mean',
): Item[] {
  const items = new Map<string, Item>()
  for (const product of products) {
    const item = readItem(draft, product)
    if (!item) continue
    const line = items.get(item.sku)
    items.set(item.sku, line ? mergeItems(line, item, linePrice) : item)
  }
  if (items.size > MAX_ITEMS) {
    omit(
      draft,
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
    omit(
      draft,
      `The product ${sku} was not sent to Matomo because its quantity is not a number above 0. Send a quantity above 0, or none, which counts as 1.`,
    )
    return undefined
  }
  return {
    sku,
    name: readText(product, 'name'),
    category: readCategories(product),
    price: readAmount(draft, product, 'price'),
    quantity,
  }
}

/** A product without a quantity, or with an empty one, counts as one. */
function readQuantity(product: unknown): number | undefined {
  const value = readField(product, 'quantity')
  if (!isGiven(value)) return 1
  const quantity = parseNumber(value)
  return quantity === undefined ? undefined : roundAmount(quantity)
}

function mergeItems(line: Item, added: Item, linePrice: LinePrice): Item {
  return {
    sku: line.sku,
    name: added.name ?? line.name,
    category: added.category ?? line.category,
    price: linePrice === 'latest' ? (added.price ?? line.price) : meanPrice(line, added),
    quantity: roundAmount(line.quantity + added.quantity),
  }
}

/** The mean price of one piece. A line without a price does not count. */
function meanPrice(line: Item, added: Item): number | undefined {
  if (line.price === undefined) return added.price
  if (added.price === undefined) return line.price
  return roundAmount(totalOf([line, added]) / (line.quantity + added.quantity))
}
