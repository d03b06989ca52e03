import type { Hand } from './hand'

/** A Segment call that the shop makes. */
export type ShopCall =
  | { type: 'page'; path: string; heading: string }
  | { type: 'track'; event: string; category?: string; revenue?: number; report?: Report }
  | { type: 'identify'; userId: string }
  | { type: 'reset' }

/** What a commerce event adds to Matomo's reports: the parameters of the hit that follows that of the event. */
export type Report = Record<string, string>

export interface Step {
  name: string
  act: (hand: Hand) => Promise<unknown>
  /**
   * Whether the step waits until all hits so far have arrived. matomo.js keeps content impressions back for seconds, and
   * a hit that arrives after a log-out belongs to the next visit.
   */
  isUnhurried?: boolean
  /** The calls that the shop then makes, in order. */
  calls: ShopCall[]
}

const follow = (name: string) => (hand: Hand) => hand.follow(name)
const press = (name: string) => (hand: Hand) => hand.press(name)
const view = (path: string, heading: string): ShopCall => ({ type: 'page', path, heading })
const track = (
  event: string,
  details: { category?: string; revenue?: number; report?: Report } = {},
): ShopCall => ({
  type: 'track',
  event,
  ...details,
})

const cart = (total: number): Report => ({ idgoal: '0', revenue: String(total) })
const promotion = { report: { c_n: 'The Sunday tray' } }

/** The visitor's answer to the consent banner. The calls that were held until then are sent. */
export const agree: Step = { name: 'agree', act: press('Yes, count it'), calls: [] }

/** A visitor's way through the shop: from the home page to an order, then the log-out. */
export const visit: Step[] = [
  {
    name: 'home',
    act: (hand) => hand.open('/'),
    calls: [view('/', 'For a slow breakfast'), track('Promotion Viewed', promotion)],
  },
  {
    name: 'search',
    act: (hand) => hand.search('tea'),
    calls: [
      view('/search?for=tea', 'Search: tea'),
      track('Products Searched', { report: { search: 'tea' } }),
    ],
  },
  {
    name: 'list',
    act: follow('All goods'),
    calls: [view('/products', 'All goods'), track('Product List Viewed', { category: 'All goods' })],
  },
  {
    name: 'product',
    act: follow('Breakfast tea €8.00'),
    calls: [
      view('/products/tea-breakfast', 'Breakfast tea'),
      track('Product Viewed', { category: 'Pantry' }),
    ],
  },
  {
    name: 'add to cart, twice',
    act: async (hand) => {
      await hand.press('Add to cart')
      await hand.press('Add to cart')
    },
    calls: [
      track('Product Added', { category: 'Pantry', report: cart(8) }),
      track('Product Added', { category: 'Pantry', report: cart(16) }),
    ],
  },
  { name: 'account', act: follow('Log in'), calls: [view('/account', 'Log in')] },
  {
    name: 'log in',
    act: press('Log in'),
    calls: [{ type: 'identify', userId: 'customer-ada' }, view('/account', 'Hello, Ada')],
  },
  {
    name: 'cart',
    act: follow('Cart (2)'),
    calls: [view('/cart', 'Cart'), track('Cart Viewed', { report: cart(16) })],
  },
  {
    name: 'checkout',
    act: follow('Check out'),
    calls: [view('/checkout', 'Checkout'), track('Checkout Started', { revenue: 16, report: cart(16) })],
  },
  {
    name: 'order',
    act: press('Place the order'),
    calls: [
      track('Order Completed', {
        revenue: 16,
        report: { idgoal: '0', revenue: '22.1', ec_st: '16', ec_tx: '1.6' },
      }),
      view('/thanks', 'Thank you'),
    ],
  },
  { name: 'account', act: follow('Ada'), calls: [view('/account', 'Hello, Ada')] },
  {
    name: 'log out',
    isUnhurried: true,
    act: press('Log out'),
    calls: [{ type: 'reset' }, view('/', 'For a slow breakfast'), track('Promotion Viewed', promotion)],
  },
]
