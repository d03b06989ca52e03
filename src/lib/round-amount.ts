/** Takes off what floating-point sums leave behind (`0.1 + 0.2`), finer than any currency's smallest coin. */
export function roundAmount(amount: number): number {
  return Math.round(amount * 1e6) / 1e6
}
