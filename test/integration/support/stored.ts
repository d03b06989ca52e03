/** The cart that is stored for the next page, as text; `null` where none is. */
export const storedCart = (): string | null => localStorage.getItem('segment-matomo:cart:1')

/** Stores a cart with one tea, as an earlier page does. */
export function storeCart(): void {
  localStorage.setItem('segment-matomo:cart:1', JSON.stringify([{ sku: 'tea', price: 5, quantity: 1 }]))
}

const RESET = 'segment-matomo:reset:1'

/** Whether the next page's first hit starts a visit. */
export const isResetStored = (): boolean => localStorage.getItem(RESET) !== null

/** Stores a reset, as an earlier page or another tab does. */
export function storeReset(): void {
  localStorage.setItem(RESET, '"yes"')
}

/** Everything that the plugin has stored. */
export const storedKeys = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith('segment-matomo'))

/** The texts of the calls that pages have kept because the browser is offline. */
export const keptCalls = (): string[] =>
  Object.entries(localStorage)
    .filter(([key]) => key.startsWith('segment-matomo:held:'))
    .map(([, text]) => String(text))
