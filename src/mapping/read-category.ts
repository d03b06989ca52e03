import { readField, readText } from '../lib/read-field'
import { toText } from '../lib/to-text'

/** How many categories of a product Matomo takes at most. */
const MAX_CATEGORIES = 5

/** One category of a product or a product list, or up to five. */
export function readCategories(source: unknown): string | readonly string[] | undefined {
  const value = readField(source, 'category')
  if (!Array.isArray(value)) return readText(source, 'category')
  const categories = value.map(toText).filter((category) => category !== undefined)
  return categories.length === 0 ? undefined : categories.slice(0, MAX_CATEGORIES)
}

/** The category where Matomo takes only one: the first of a list. */
export function readCategory(source: unknown): string | undefined {
  const categories = readCategories(source)
  return typeof categories === 'object' ? categories[0] : categories
}
