import { remember } from './remember'

/** A name's letters and digits in lower case, so that `product_id`, `productId` and `Product ID` are one. */
export const condense = remember((name) => name.replace(/[^a-z0-9]+/gi, '').toLowerCase())
