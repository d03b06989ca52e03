/** The names of tracking parameters in words, in reading order: what was recorded, of whom and when, and where. */
const WORDS: Record<string, string> = {
  action_name: 'Title',
  e_c: 'Category',
  e_a: 'Action',
  e_n: 'Name',
  e_v: 'Value',
  idgoal: 'Goal',
  revenue: 'Revenue',
  search: 'Keyword',
  search_cat: 'Search category',
  search_count: 'Results',
  c_n: 'Content',
  c_p: 'Piece',
  c_t: 'Target',
  c_i: 'Interaction',
  ec_id: 'Order',
  ec_st: 'Subtotal',
  ec_tx: 'Tax',
  ec_sh: 'Shipping',
  ec_dt: 'Discount',
  ec_items: 'Items',
  _pks: 'Product',
  _pkn: 'Product name',
  _pkc: 'Product category',
  _pkp: 'Price',
  link: 'Outlink',
  download: 'Download',
  uid: 'User',
  new_visit: 'New visit',
  cdo: 'Sent late',
  cvar: 'Custom variables',
  _cvar: 'Custom variables of the visit',
  url: 'Page',
  urlref: 'Came from',
}

export interface Param {
  /** The parameter's own name. */
  name: string
  words: string
  value: string
}

/** The parameters that are worth a look, in words. The others are about the browser and the clock. */
export function paramsInWords(params: Record<string, string>): Param[] {
  const dimensions = Object.keys(params).filter((name) => /^dimension\d+$/.test(name))
  return [...Object.keys(WORDS), ...dimensions].flatMap((name) => {
    const value = params[name] ?? ''
    if (value === '' || isMark(name, value)) return []
    return [
      { name, words: WORDS[name] ?? name.replace('dimension', 'Dimension '), value: inWords(name, value) },
    ]
  })
}

/** The goal 0 marks an order or a cart: it is no goal's id. */
const isMark = (name: string, value: string) => name === 'idgoal' && value === '0'

function inWords(name: string, value: string): string {
  switch (name) {
    case 'new_visit':
      return 'yes'
    case 'cdo':
      return `by ${value} s`
    case 'ec_items':
      return itemsInWords(value)
    case 'cvar':
    case '_cvar':
      return Object.values(JSON.parse(value) as Record<string, [string, string]>)
        .map(([variable, text]) => `${variable}: ${text}`)
        .join(', ')
    default:
      return value
  }
}

/** matomo.js sends each item as a list of sku, name, category, price and quantity. */
function itemsInWords(value: string): string {
  const items = JSON.parse(value) as [
    sku: string,
    name: string,
    category: unknown,
    price: number,
    quantity: number,
  ][]
  return items.map(([sku, name, , price, quantity]) => `${quantity} × ${name || sku} at ${price}`).join(', ')
}
