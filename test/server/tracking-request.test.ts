import fc from 'fast-check'
import type { Browser, Frame, Page } from 'playwright-core'
import { serverBackend } from '../../demo/server/server-backend'
import type { MatomoCommand } from '../../src'
import { launchBrowser } from '../support/browser'
import { oddCommand } from '../support/odd-commands'
import { bundle, startTestSite, type TestSite } from '../support/test-site'
import type { Command, Requests } from '../support/tracking-request-page'

// Each request that `applyCommand` gives is compared with the one that the real matomo.js sends for the same commands.

let browser: Browser
let site: TestSite
let script: string
beforeAll(async () => {
  browser = await launchBrowser()
  site = await startTestSite(serverBackend(process.env.MATOMO_URL ?? ''))
  script = await bundle('test/support/tracking-request-page.ts')
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

interface Visit {
  readonly path?: string
  readonly referrer?: string
  readonly cookies?: Readonly<Record<string, string>>
}

/** Applies commands in a page of a new visitor, to matomo.js and to our code. */
async function requestsFor(
  commands: readonly Command[],
  { path = '/', referrer, cookies = {} }: Visit = {},
): Promise<Requests[]> {
  const context = await browser.newContext()
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: site.url })))
  const page = await context.newPage()
  await page.goto(site.url + path, referrer === undefined ? {} : { referer: referrer })
  await page.addScriptTag({ url: '/matomo/matomo.js' })
  await page.addScriptTag({ content: script })
  const requests = await page.evaluate((commands) => window.requestsFor(commands), commands)
  await context.close()
  return requests
}

/** What may differ, by the parameter's name, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  r: 'keeps an answer out of caches. The answer to a beacon is in none, and nothing is sent.',
  pv_id: 'is a random id. A test below shows that the hits of a page view share it.',
  _id: 'is a random id for a new visitor. Tests below show that hits share it, and that a cookie gives it.',
  pf_net: 'says how fast the page was. The page may still be loading, and nothing is sent.',
  pf_srv: 'as pf_net',
  pf_tfr: 'as pf_net',
  pf_dm1: 'as pf_net',
  pf_dm2: 'as pf_net',
  pf_onl: 'as pf_net',
  uadata: 'is what the browser says of itself. Our code is given it; matomo.js before 5.3 asks for less.',
  _refts: 'says what a conversion is put down to. Matomo finds the same in the visit, and nothing is sent.',
  _ref: 'as _refts',
  _rcn: 'as _refts',
  _rck: 'as _refts',
}

const TIME = ['h', 'm', 's']

/** The parameters of a request, encoded as they are; of one that is there twice, Matomo takes the last. */
function parametersOf(request: string): Record<string, string> {
  const pairs = request.split('&').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  })
  const compared = pairs.filter(([name]) => EXEMPT[name] === undefined && !TIME.includes(name))
  return Object.fromEntries(compared)
}

const secondsOf = (request: string) => {
  const parameters = new URLSearchParams(request)
  const [h = 0, m = 0, s = 0] = TIME.map((name) => Number(parameters.get(name)))
  return (h * 60 + m) * 60 + s
}

function expectSame(requests: readonly Requests[]): void {
  for (const { command, matomo, ours } of requests) {
    expect([command, ours.map(parametersOf)]).toEqual([command, matomo.map(parametersOf)])
    for (const [index, request] of ours.entries()) {
      const late = Math.abs(secondsOf(request) - secondsOf(matomo[index] ?? ''))
      // Around midnight it is a day.
      expect(Math.min(late, 86_400 - late)).toBeLessThanOrEqual(2)
    }
  }
}

const SETUP: readonly MatomoCommand[] = [
  ['setSiteId', 7],
  ['setTrackerUrl', 'http://127.0.0.1/matomo.php'],
]

const SEQUENCES: Record<string, readonly MatomoCommand[]> = {
  'a page view': [['trackPageView']],
  'page views of a single-page app': [
    ['setCustomUrl', 'https://shop.test/a?b=c&d=é#hash'],
    ['setDocumentTitle', 'Größe & “Preis” 50 % 🎉'],
    ['setReferrerUrl', 'https://search.test/?q=red shoes'],
    ['trackPageView'],
    ['trackPageView', 'Its own title', { dimension1: 'x', dimension12: 'y&z' }],
    ['setReferrerUrl', ''],
    ['setDocumentTitle', ''],
    ['trackPageView'],
  ],
  events: [
    ['trackEvent', 'All', 'Played'],
    ['trackEvent', 'All', 'Played', 'a name', 3.5, { dimension2: 'x', other: { nested: [1, 'ü'] } }],
    ['trackEvent', 'All', 'Played', undefined, 0],
    ['trackEvent', '', 'Played'],
    ['trackEvent', 'All', ''],
    ['trackEvent', 'All', 'Played', '', -1e-7],
  ],
  goals: [
    ['trackGoal', 1],
    ['trackGoal', '2', 9.5],
    ['trackGoal', 3, 0],
    ['trackGoal', 3, undefined, { dimension1: 'x' }],
  ],
  searches: [
    ['trackSiteSearch', 'red shoes & more'],
    ['trackSiteSearch', 'shoes', 'Men', 0],
    ['trackSiteSearch', 'shoes', '', 3, { dimension1: 'x' }],
    ['trackSiteSearch', 'shoes', false, 12],
  ],
  content: [
    ['trackContentImpression', 'Banner', 'a.png', 'https://shop.test/?a=b'],
    ['trackContentImpression', 'Banner'],
    ['trackContentImpression', ''],
    ['trackContentInteraction', 'click', 'Banner', 'a.png', 'https://shop.test/'],
    ['trackContentInteraction', 'click', 'Banner'],
    ['trackContentInteraction', '', 'Banner'],
    ['trackContentInteraction', 'click', ''],
  ],
  'links and requests of one’s own': [
    ['trackLink', 'https://elsewhere.test/?a=b#c', 'link'],
    ['trackLink', 'https://shop.test/a.pdf', 'download', { dimension1: 'x' }],
    ['trackRequest', 'e_c=Cart&e_a=a%20b&uid=other'],
    ['ping'],
  ],
  users: [
    ['trackPageView'],
    ['setUserId', 'ann@shop.test'],
    ['trackPageView'],
    ['setUserId', ''],
    ['setUserId', 5],
    ['trackEvent', 'a', 'b'],
    ['resetUserId'],
    ['trackEvent', 'a', 'b'],
  ],
  'custom variables': [
    ['setCustomVariable', 1, 'plan', 'free', 'page'],
    ['setCustomVariable', '3', 'Größe', 42, 'page'],
    ['setCustomVariable', 2, 'n'.repeat(210), 'ä'.repeat(210)],
    ['trackPageView'],
    ['deleteCustomVariable', 1, 'page'],
    ['deleteCustomVariable', 5, 'page'],
    ['deleteCustomVariable', 2],
    ['trackPageView'],
    ['trackPageView'],
    ['setCustomVariable', 10, 'ten', 'x', 'page'],
    ['setCustomVariable', 2, 'two', 'x', 'visit'],
    ['setCustomVariable', 4, 'without'],
    ['trackPageView'],
    ['deleteCustomVariables', 'page'],
    ['trackPageView'],
    ['deleteCustomVariables', 'visit'],
    ['trackPageView'],
  ],
  'custom dimensions': [
    ['setCustomDimension', 1, 'free'],
    ['setCustomDimension', '12', true],
    ['setCustomDimension', 3],
    ['trackPageView'],
    ['trackEvent', 'a', 'b', undefined, undefined, { dimension1: 'this hit', dimension2: 5 }],
    ['deleteCustomDimension', 1],
    ['deleteCustomDimension', 99],
    ['trackEvent', 'a', 'b'],
  ],
  'custom dimensions that are false': [
    ['setCustomDimension', 1, false],
    ['trackPageView'],
    ['trackEvent', 'a', 'b', undefined, undefined, { dimension1: true, dimension2: false, other: false }],
  ],
  'custom dimensions whose ids are odd': [
    ['setCustomDimension', '03', 'three'],
    ['setCustomDimension', ' 4x', 'four'],
    ['setCustomDimension', 5.9, 'five'],
    ['setCustomDimension', 0, 'none'],
    ['setCustomDimension', '', 'none'],
    ['setCustomDimension', -1, 'none'],
    ['trackPageView'],
    ['deleteCustomDimension', '3'],
    ['deleteCustomDimension', ' 4'],
    ['trackPageView'],
  ],
  'product views': [
    ['setEcommerceView', 'sku&1', 'Shoe', ['Shoes', 'Red'], 9.5],
    ['trackEvent', 'All', 'Product Viewed'],
    ['setEcommerceView', 'sku', false, false],
    ['trackPageView'],
    ['setEcommerceView', false, false, 'Shoes'],
    ['trackPageView'],
    ['setEcommerceView', 5, 'Shoe', 'Shoes', 0],
    ['trackPageView'],
    ['setEcommerceView'],
    ['trackPageView'],
  ],
  'orders and carts': [
    ['addEcommerceItem', 'b', 'Shoe', ['Shoes', 'Größe'], 9.5, 2],
    ['addEcommerceItem', '10'],
    ['addEcommerceItem', 2, 'Sock', 'Socks', 0, 1],
    ['addEcommerceItem', 'a', 'Hat'],
    ['addEcommerceItem', 'b', 'Boot', '', 20, 1],
    ['trackEcommerceCartUpdate', 40.5],
    ['removeEcommerceItem', 'a'],
    ['trackEcommerceCartUpdate', 0],
    ['setCustomDimension', 1, 'x'],
    ['trackEcommerceOrder', 'A&1', 40, 30.25, '', 0, ''],
    ['trackEcommerceCartUpdate', 0],
    ['addEcommerceItem', 'c'],
    ['clearEcommerceCart'],
    ['trackEcommerceOrder', 7, 0, '', '', '', ''],
    ['trackEcommerceOrder', '', 5, '', '', '', ''],
  ],
  'parameters for every request': [
    ['appendToTrackingUrl', 'new_visit=1&cdo=12'],
    ['trackPageView'],
    ['appendToTrackingUrl', ''],
    ['trackPageView'],
    ['appendToTrackingUrl', 'url=https%3A%2F%2Fother.test&cs=x&uadata=y'],
    ['trackEvent', 'a', 'b'],
  ],
  'a URL without its hash': [
    ['setCustomUrl', 'https://shop.test/a#b?c#d'],
    ['setReferrerUrl', 'https://other.test/#x'],
    ['discardHashTag', true],
    ['trackPageView', 'The #1'],
    ['trackLink', 'https://elsewhere.test/#x', 'link'],
    ['discardHashTag', false],
    ['trackPageView'],
  ],
  'coming back from a payment': [
    ['setReferrerUrl', 'https://www.paypal.com/checkout?x=y'],
    ['trackPageView'],
    ['setReferrerUrl', 'http://paypal.com'],
    ['trackPageView'],
    ['setReferrerUrl', 'https://notpaypal.com/'],
    ['trackPageView'],
    ['setReferrerUrl', 'https://paypal.com.shop.test/'],
    ['trackPageView'],
    ['setReferrerUrl', 'https://other.test/?paypal.com/'],
    ['trackPageView'],
    ['setReferrerUrl', 'https://www.PayPal.com/'],
    ['trackPageView'],
  ],
  'no cookies': [['disableCookies'], ['trackPageView'], ['setVisitorId', '0123456789abcdef'], ['ping']],
  'no description of the browser': [['disableBrowserFeatureDetection'], ['trackPageView']],
  'consent, asked for and given': [
    ['requireConsent'],
    ['setConsentGiven'],
    ['trackPageView'],
    ['trackEvent', 'a', 'b'],
  ],
  'consent without cookies': [['requireConsent'], ['setConsentGiven', false], ['trackPageView']],
  'consent, remembered': [['requireConsent'], ['rememberConsentGiven', 1], ['trackPageView']],
  'consent to cookies, asked for': [['requireCookieConsent'], ['trackPageView'], ['trackEvent', 'a', 'b']],
  'consent to cookies, given': [['requireCookieConsent'], ['setCookieConsentGiven'], ['trackPageView']],
  'consent that is not given': [['requireConsent'], ['trackPageView'], ['trackEvent', 'a', 'b']],
  'consent that is taken back': [['trackPageView'], ['forgetConsentGiven'], ['trackPageView']],
  'an opt-out': [['optUserOut'], ['trackPageView']],
}

/** Commands whose arguments are of other types than matomo.js asks for. */
const ODD_SEQUENCES: Record<string, readonly Command[]> = {
  'custom variables of another scope': [
    ['setCustomVariable', 1, 'plan', 'free'],
    ['setCustomVariable', 5, 'five', 'x', 'session'],
    ['trackPageView'],
    ['deleteCustomVariables', 'event'],
    ['trackPageView'],
    ['deleteCustomVariable', 1],
    ['setCustomVariable', 1, ''],
    ['deleteCustomVariable', 1],
    ['trackPageView'],
    ['trackPageView'],
  ],
  'product views that say little': [
    ['setEcommerceView', 0, '', '', false],
    ['trackPageView'],
    ['setEcommerceView', false, 'Shoe', 5, -1],
    ['trackPageView'],
    ['setEcommerceView', '', '', true],
    ['trackPageView'],
  ],
  'orders and carts that say little': [
    ['addEcommerceItem', 'a', '', []],
    ['addEcommerceItem', 0, 'Zero', ['1', '2', '3', '4', '5', '6'], -1, 0],
    ['addEcommerceItem', ''],
    ['trackEcommerceCartUpdate', -1],
    ['trackEcommerceOrder', 0, 0, '', '', '', ''],
  ],
  'visitor ids that are none': [
    ['setVisitorId', '0123456789abcde'],
    ['trackPageView'],
    ['setVisitorId', 'x0123456789ABCDEFx'],
    ['trackPageView'],
    ['setVisitorId', 5],
    ['trackPageView'],
  ],
}

test.each(Object.entries({ ...SEQUENCES, ...ODD_SEQUENCES }))(
  '%s: the requests of the real matomo.js',
  async (_, commands) => {
    const requests = await requestsFor([...SETUP, ...commands])
    expectSame(requests)
    expect(requests.map(({ isKnown }) => isKnown)).not.toContain(false)
  },
)

const HASH = '1fff'
const VISITS: Readonly<Record<string, Visit>> = {
  'an address that is percent-encoded': { path: '/a%26b/%C3%A9%20?x=%2F&y=+#h%23' },
  'an address that is not UTF-8': { path: '/%E4?x=%F6' },
  'a referrer': { referrer: 'https://search.test/?q=red%20shoes%26more' },
  'a campaign': { path: '/?utm_campaign=spring&mtm_kwd=shoes', referrer: 'https://search.test/' },
  'consent, remembered from an earlier page': { cookies: { mtm_consent: '1795743973003' } },
  'consent to cookies, remembered from an earlier page': { cookies: { mtm_cookie_consent: '1795743973003' } },
  'consents whose cookies are empty': { cookies: { mtm_consent: '', mtm_cookie_consent: '' } },
  'an opt-out on an earlier page': { cookies: { mtm_consent_removed: '1795743973003' } },
  'another site’s visitor': { cookies: { [`_pk_id.77.${HASH}`]: 'fedcba9876543210.1790000000.' } },
}

test.each(Object.entries(VISITS))('%s: the requests of the real matomo.js', async (_, visit) => {
  const hits: readonly MatomoCommand[] = [['trackPageView'], ['trackEvent', 'All', 'Played']]
  expectSame(await requestsFor([...SETUP, ...hits], visit))
  expectSame(await requestsFor([...SETUP, ['requireConsent'], ...hits], visit))
  expectSame(await requestsFor([['requireCookieConsent'], ...SETUP, ...hits], visit))
  expectSame(await requestsFor([['disableCookies'], ...SETUP, ['requireConsent'], ...hits], visit))
  expectSame(
    await requestsFor([['disableBrowserFeatureDetection'], ...SETUP, ['requireConsent'], ...hits], visit),
  )
})

test('a frame in a frame on another site’s page: the requests of the real matomo.js', async () => {
  const pageWith = (url: string) => ({ type: 'text/html', body: `<iframe src="${url}"></iframe>` })
  const other = site.url.replace('127.0.0.1', 'localhost')
  site.alsoServe = async (pathname) => {
    const pages: Record<string, string> = {
      '/outermost': `${site.url}/around`,
      '/around': `${site.url}/page`,
    }
    return Promise.resolve(pages[pathname] === undefined ? undefined : pageWith(pages[pathname]))
  }
  const page = await browser.newPage()
  await page.goto(`${other}/outermost`)
  const frame = await waitForFrame(page, `${site.url}/page`)
  await frame.addScriptTag({ url: '/matomo/matomo.js' })
  await frame.addScriptTag({ content: script })
  const requests = await frame.evaluate((commands) => window.requestsFor(commands), [
    ...SETUP,
    ['trackPageView'],
  ] as unknown as readonly Command[])
  await page.close()
  expectSame(requests)
  expect(requests.at(-1)?.ours).toEqual([expect.stringContaining(encodeURIComponent(`${other}/`))])
})

async function waitForFrame(page: Page, url: string): Promise<Frame> {
  const found = page.frames().find((frame) => frame.url() === url)
  return found ?? page.waitForEvent('framenavigated', { predicate: (frame) => frame.url() === url })
}

test('a visitor who is known by a cookie: the same id as in the requests of the real matomo.js', async () => {
  const idOf = (request = '') => new URLSearchParams(request).get('_id')
  const hits: readonly MatomoCommand[] = [...SETUP, ['trackPageView'], ['ping']]
  const name = await visitorCookieName()
  const known = await requestsFor(hits, { cookies: { [name]: 'fedcba9876543210.1790000000.' } })
  expectSame(known)
  for (const { ours, matomo } of known) expect(ours.map(idOf)).toEqual(matomo.map(idOf))
  expect(known.flatMap(({ ours }) => ours).map(idOf)).toEqual(['fedcba9876543210', 'fedcba9876543210'])
})

/** The name of the cookie in which matomo.js keeps a visitor's id: the hash in it is matomo.js's own. */
async function visitorCookieName(): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(site.url)
  await page.addScriptTag({ url: '/matomo/matomo.js' })
  await page.evaluate(() => window.Matomo?.getTracker?.('/matomo/matomo.php', 7).getVisitorId?.())
  const cookie = (await context.cookies()).find(({ name }) => name.startsWith('_pk_id.7.'))
  await context.close()
  if (!cookie) throw new Error('matomo.js set no cookie for its visitor.')
  return cookie.name
}

test('a new visitor: one id in all requests, and one page view’s id in its hits', async () => {
  const view: MatomoCommand = ['trackPageView']
  const event: MatomoCommand = ['trackEvent', 'All', 'Played']
  const requests = await requestsFor([...SETUP, view, event, view, event])
  const hits = requests.flatMap(({ ours }) => ours).map((request) => new URLSearchParams(request))
  const [id, ...otherIds] = new Set(hits.map((hit) => hit.get('_id')))
  expect([id, otherIds]).toEqual([expect.stringMatching(/^[\da-f]{16}$/), []])
  const [first, second, third, fourth] = hits.map((hit) => hit.get('pv_id'))
  expect(first).toMatch(/^[\da-z]{6}$/)
  expect([second, fourth, third === first]).toEqual([first, third, false])
})

test.each(['pk_vid=0123456789abcdef', 'ignore_referrer=1', 'utm_source=chatgpt.com'])(
  'a URL with %s, which only matomo.js can follow: said to be unknown',
  async (parameter) => {
    const requests = await requestsFor([...SETUP, ['trackPageView']], { path: `/?a=b&${parameter}` })
    expect(requests.map(({ isKnown }) => isKnown)).toEqual([true, true, false])
  },
)

test('commands at random: the requests of the real matomo.js', async () => {
  const seed = Date.now()
  const sequences = fc.sample(fc.array(oddCommand(), { minLength: 15, maxLength: 40 }), { seed, numRuns: 20 })
  for (const commands of sequences) {
    try {
      expectSame(await requestsFor([...SETUP, ...commands]))
    } catch (error) {
      throw new Error(`seed ${seed}: ${JSON.stringify(commands)}`, { cause: error })
    }
  }
})
