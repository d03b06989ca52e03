import { memoize } from './memoize'

/** Blanks and the punctuation of ASCII: what people put between the words of a name. */
const SEPARATORS = /[\s!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]+/g

/** A name in lower case without its separators: `product_id`, `productId` and `Product ID` become `productid`. */
export const normalizeName = /* @__PURE__ */ memoize((name) => name.replace(SEPARATORS, '').toLowerCase())
