/** A double is exact to 15 digits. */
const SIGNIFICANT_DIGITS = 15

/** Finer than the smallest coin of any currency. */
const DECIMALS = 6
/** For an amount below 1, such as the price of one piece of something cheap. */
const SMALL_DECIMALS = 9

/** Removes what floating-point arithmetic leaves behind: `0.1 + 0.2` becomes 0.3, and `0.3 - 0.1 - 0.2` becomes 0. */
export function roundAmount(amount: number): number {
  const rounded = hasWholeCents(amount) ? amount : roundFraction(amount)
  // -0 becomes 0.
  return rounded === 0 ? 0 : rounded
}

/** Nearly every amount has whole cents, and needs no rounding. Rounding it would take a third of the time of a call's mapping. */
function hasWholeCents(amount: number): boolean {
  return Math.round(amount * 100) / 100 === amount
}

function roundFraction(amount: number): number {
  const decimals = Math.abs(amount) < 1 ? SMALL_DECIMALS : DECIMALS
  return Number(Number(amount.toPrecision(SIGNIFICANT_DIGITS)).toFixed(decimals))
}
