/** `'replaced'`: the new address has taken the old one's place in the history. */
export type AddressChange = 'added' | 'replaced'
