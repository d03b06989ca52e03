import { findProduct, type Product } from './products'
import { toCents } from './money'

export interface CartLine {
  product: Product
  quantity: number
}

export interface Totals {
  subtotal: number
  shipping: number
  tax: number
  total: number
}

const key = 'demo-cart'

/** Reads the shop's own cart. The browser stores a quantity for each product's id. */
export function readCart(): CartLine[] {
  const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, number>
  return Object.entries(stored).flatMap(([id, quantity]) => {
    const product = findProduct(id)
    return product ? [{ product, quantity }] : []
  })
}

/** Stores the quantity of a product. A quantity of 0 takes the product out. */
export function setQuantity(id: string, quantity: number): void {
  const lines = readCart().filter(({ product }) => product.id !== id)
  const kept = Object.fromEntries(lines.map((line) => [line.product.id, line.quantity]))
  localStorage.setItem(key, JSON.stringify(quantity > 0 ? { ...kept, [id]: quantity } : kept))
}

export const quantityOf = (id: string): number =>
  readCart().find(({ product }) => product.id === id)?.quantity ?? 0

export function clearCart(): void {
  localStorage.removeItem(key)
}

export function totalsOf(lines: readonly CartLine[]): Totals {
  const subtotal = toCents(lines.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0))
  const shipping = 4.5
  const tax = toCents(subtotal * 0.1)
  return { subtotal, shipping, tax, total: toCents(subtotal + shipping + tax) }
}
