import { remember } from './remember'

/** A name in lower case without its separators, so that `product_id`, `productId` and `Product ID` are one. */
export const condense = remember((name) => name.replace(/[\s!-/:-@[-`{-~]+/g, '').toLowerCase())
