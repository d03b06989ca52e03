const format = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' })

export const showMoney = (amount: number): string => format.format(amount)

/** Rounds to whole cents. */
export const toCents = (amount: number): number => Math.round(amount * 100) / 100
