import type { Hand } from './hand'

/** A Segment call that the shop makes, or a change of the address, which comes before the calls of the new page. */
export type ShopCall =
  | { type: 'go'; path: string }
  | { type: 'page'; heading: string }
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
  /** The calls that the shop then makes, in order. autoPage makes that of the page once the title has settled. */
  calls: ShopCall[]
}

const follow = (name: string) => (hand: Hand) => hand.follow(name)
const press = (name: string) => (hand: Hand) => hand.press(name)
const go = (path: string): ShopCall => ({ type: 'go', path })
const view = (heading: string): ShopCall => ({ type: 'page', heading })
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
const visit: Step[] = [
  {
    name: 'home',
    act: (hand) => hand.open('/'),
    calls: [go('/'), track('Promotion Viewed', promotion), view('For a slow breakfast')],
  },
  {
    name: 'search',
    act: (hand) => hand.search('tea'),
    calls: [
      go('/search?for=tea'),
      track('Products Searched', { report: { search: 'tea' } }),
      view('Search: tea'),
    ],
  },
  {
    name: 'list',
    act: follow('All goods'),
    calls: [go('/products'), track('Product List Viewed', { category: 'All goods' }), view('All goods')],
  },
  {
    name: 'product',
    act: follow('Breakfast tea €8.00'),
    calls: [
      go('/products/tea-breakfast'),
      track('Product Viewed', { category: 'Pantry' }),
      view('Breakfast tea'),
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
  { name: 'log-in page', act: follow('Log in'), calls: [go('/log-in'), view('Log in')] },
  {
    name: 'log in',
    act: press('Log in'),
    calls: [{ type: 'identify', userId: 'customer-ada' }, go('/account'), view('Hello, Ada')],
  },
  {
    name: 'cart',
    act: follow('Cart (2)'),
    calls: [go('/cart'), track('Cart Viewed', { report: cart(16) }), view('Cart')],
  },
  {
    name: 'checkout',
    act: follow('Check out'),
    calls: [go('/checkout'), track('Checkout Started', { revenue: 16, report: cart(16) }), view('Checkout')],
  },
  {
    name: 'order',
    act: press('Place the order'),
    calls: [
      track('Order Completed', {
        revenue: 16,
        report: { idgoal: '0', revenue: '22.1', ec_st: '16', ec_tx: '1.6' },
      }),
      go('/thanks'),
      view('Thank you'),
    ],
  },
  { name: 'account', act: follow('Ada'), calls: [go('/account'), view('Hello, Ada')] },
  {
    name: 'log out',
    isUnhurried: true,
    act: press('Log out'),
    calls: [{ type: 'reset' }, go('/'), track('Promotion Viewed', promotion), view('For a slow breakfast')],
  },
]

/** Where the shop asks for consent, the visitor agrees on the third page. */
export const stepsOf = (asksConsent: boolean): Step[] =>
  asksConsent ? [...visit.slice(0, 3), agree, ...visit.slice(3)] : visit
