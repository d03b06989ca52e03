/** No amount is longer, and a huge text would cost time. */
export const MAX_LENGTH = 100

/** The number that JavaScript reads from a text, perhaps an infinite one. A blank text is none. */
export function parsePlainNumber(text: string): number | undefined {
  if (text.trim() === '') return undefined
  const number = Number(text)
  return Number.isNaN(number) ? undefined : number
}
