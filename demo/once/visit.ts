import type { Page } from 'playwright-core'

/** A Segment call that the shop makes. */
export type ShopCall =
  | { type: 'page'; path: string; heading: string }
  | { type: 'track'; event: string; category?: string; revenue?: number; report?: Report }
  | { type: 'identify'; userId: string }
  | { type: 'reset' }

/** What a commerce event adds to Matomo's reports: parameters of the hit that follows its event. */
export type Report = Record<string, string>

export interface Step {
  name: string
  act: (page: Page) => Promise<unknown>
  /** What the shop says to Segment then, in order. */
  calls: ShopCall[]
}

const click = (name: string) => (page: Page) => page.getByRole('link', { name, exact: true }).click()
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
const view = (path: string, heading: string): ShopCall => ({ type: 'page', path, heading })
const track = (
  event: string,
  more: { category?: string; revenue?: number; report?: Report } = {},
): ShopCall => ({
  type: 'track',
  event,
  ...more,
})

const cart = (total: number): Report => ({ idgoal: '0', revenue: String(total) })
const promotion = { report: { c_n: 'The Sunday tray' } }

/** One visitor's way through the shop, from the home page to an order, and out. */
export const visit: Step[] = [
  {
    name: 'home',
    act: (page) => page.goto('/'),
    calls: [view('/', 'For a slow breakfast'), track('Promotion Viewed', promotion)],
  },
  {
    name: 'search',
    act: async (page) => {
      await page.getByRole('searchbox').fill('tea')
      await page.getByRole('searchbox').press('Enter')
    },
    calls: [
      view('/search?for=tea', 'Search: tea'),
      track('Products Searched', { report: { search: 'tea' } }),
    ],
  },
  {
    name: 'list',
    act: click('All goods'),
    calls: [view('/products', 'All goods'), track('Product List Viewed', { category: 'All goods' })],
  },
  {
    name: 'product',
    act: (page) => page.getByRole('link', { name: 'Breakfast tea' }).click(),
    calls: [
      view('/products/tea-breakfast', 'Breakfast tea'),
      track('Product Viewed', { category: 'Pantry' }),
    ],
  },
  {
    name: 'add to cart, twice',
    act: async (page) => {
      await press('Add to cart')(page)
      await page.getByText('1 in your cart').waitFor()
      await press('Add to cart')(page)
    },
    calls: [
      track('Product Added', { category: 'Pantry', report: cart(8) }),
      track('Product Added', { category: 'Pantry', report: cart(16) }),
    ],
  },
  { name: 'account', act: click('Log in'), calls: [view('/account', 'Log in')] },
  {
    name: 'log in',
    act: press('Log in'),
    calls: [{ type: 'identify', userId: 'customer-ada' }, view('/account', 'Hello, Ada')],
  },
  {
    name: 'cart',
    act: click('Cart (2)'),
    calls: [view('/cart', 'Cart'), track('Cart Viewed', { report: cart(16) })],
  },
  {
    name: 'checkout',
    act: click('Check out'),
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
  { name: 'account', act: click('Ada'), calls: [view('/account', 'Hello, Ada')] },
  {
    name: 'log out',
    act: press('Log out'),
    calls: [{ type: 'reset' }, view('/', 'For a slow breakfast'), track('Promotion Viewed', promotion)],
  },
]
