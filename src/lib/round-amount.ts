/**
 * Takes off what floating-point sums leave behind (`0.1 + 0.2`), finer than any currency's smallest coin. What no
 * request can hold becomes 0, see `parseAmount`.
 */
export function roundAmount(amount: number): number {
  const rounded = Math.round(amount * 1e6) / 1e6
  return Math.abs(rounded) < 1e21 ? rounded : 0
}
