import { readFileSync } from 'node:fs'
import { Context } from '@segment/analytics-next'
import ts from 'typescript'
import { adoptPiwik, matomo, type MatomoSettings } from '../../src'
import { runMatomo } from './support/run-matomo'
import { findScript } from './support/scripts'
import { cleanPage, startAnalytics } from './support/start-analytics'
import { wait } from './support/wait'

/** Everything that the plugin says, with what makes it say so; `…` stands for what is another thing each time. */
const MESSAGES: readonly (readonly [text: string, section: string, provoke: () => Promise<unknown>])[] = [
  [
    'The setting … is …, but … should be …. Nothing is sent to Matomo until … is corrected.',
    'settings',
    () => startAnalytics({ settings: { siteId: 0 } }),
  ],
  [
    'The setting … is missing, but … should be …. Nothing is sent to Matomo until this is corrected.',
    'settings',
    () => startAnalytics({ plugins: [matomo({ siteId: 1 })] }),
  ],
  [
    'The setting … is …, but … should be …. The value in … is ignored.',
    'settings',
    () => startAnalytics({ settings: { heartBeat: 2 } }),
  ],
  [
    'Another Matomo plugin runs on this page, so this one does not start. For several sites or servers, give one plugin the setting `trackers`.',
    'already-runs',
    async () => {
      await startAnalytics()
      await startAnalytics()
    },
  ],
  [
    "Segment's own Piwik destination runs on this page too, so calls are recorded twice. Load with { updateCDNSettings: adoptPiwik }, or switch that destination off in Segment.",
    'recorded-twice',
    () =>
      startAnalytics({
        source: { Piwik: { siteId: 1, url: 'https://matomo.test', type: 'browser' } },
        load: { integrations: { Piwik: {} } },
      }),
  ],
  [
    'adoptPiwik found no "Piwik" in the source\'s settings, so Matomo gets nothing. Switch on "Matomo (Piwik)" for this source in Segment, unless a consent tool has removed it.',
    'adopt-piwik',
    () => startAnalytics({ plugins: [matomo], load: { updateCDNSettings: adoptPiwik } }),
  ],
  [
    '`plugins: [matomo()]` stands beside adoptPiwik, so analytics.js looks for a second plugin and reports two errors. Write `plugins: [matomo]`, without the parentheses.',
    'adopt-piwik',
    async () => {
      const starting = startAnalytics({
        plugins: [matomo()],
        source: { Piwik: { siteId: 1, url: 'https://matomo.test', type: 'browser' } },
        load: { updateCDNSettings: adoptPiwik },
      })
      // analytics.js looks for the factory at an empty address, which a browser answers with an error.
      await waitFor(() => document.querySelector('script[src=""]') !== null)
      document.querySelector('script[src=""]')?.dispatchEvent(new Event('error'))
      return starting
    },
  ],
  [
    'Another Matomo for the same site is on this page. Remove its snippet, or page views count twice.',
    'another-matomo',
    besideSite(1),
  ],
  [
    'Another Matomo, for another site or server, is on this page. That Matomo stays as it is, and the plugin uses a tracker of its own.',
    'another-matomo',
    besideSite(2),
  ],
  [
    'The matomo.js on this page is older than 4.0, so hits may get the data of another user or page. Update your Matomo.',
    'old-matomo',
    startOldMatomo,
  ],
  [
    'matomo.js did not load from …. Calls wait, and loading is tried again. Open that address in the browser to see what is wrong.',
    'not-loaded',
    () => failToLoad(1),
  ],
  [
    "matomo.js did not load from …, and loading is not tried again. Check the address, the page's Content Security Policy and ad blockers.",
    'not-loaded',
    () => failToLoad(4),
  ],
  [
    'matomo.js refused the command "…". Everything else was sent. Check the name of the method and the version of your Matomo.',
    'refused-by-matomo',
    refuse,
  ],
  [
    'The event was not sent to Matomo because it has no name. Pass a name as the first argument of track().',
    'left-out',
    track(' '),
  ],
  [
    'The user id was not sent to Matomo because your userId function did not return a text. Return a text for every id.',
    'left-out',
    async () => (await startAnalytics({ settings: { userId: () => '' } })).identify('ann'),
  ],
  [
    'The user id was not sent to Matomo because your userId function threw an error: …. Return a text for every id.',
    'left-out',
    async () => (await startAnalytics({ settings: { userId: throwNoKey } })).identify('ann'),
  ],
  [
    'The custom variable "…" was not sent to Matomo because it is not an index with a name and a value. Write customVars as { 1: ["name", "value"] }.',
    'left-out',
    track('Played', {}, {}, { cvar: { plan: ['a', 'b'] } }),
  ],
  [
    'The custom variable … was not sent to Matomo because the setting customVariableLimit is …. Raise the setting to as many custom variables as your Matomo has.',
    'left-out',
    track('Played', {}, {}, { cvar: { 9: ['a', 'b'] } }),
  ],
  [
    'The custom dimension "…" was not sent to Matomo because it is not an id and a text. Write customDimensions as { 1: "value" }.',
    'left-out',
    track('Played', {}, {}, { customDimensions: { plan: 'x' } }),
  ],
  [
    'A product was not sent to Matomo because it has no sku, product_id or id. Add one of them to the product.',
    'left-out',
    track('Product Added'),
  ],
  [
    'The product … was not sent to Matomo because its quantity is not a number above 0. Send a quantity above 0, or none, which counts as 1.',
    'left-out',
    track('Product Added', { sku: 'a', quantity: 0 }),
  ],
  [
    'The field … was not sent to Matomo because … is not an amount of money. Send a number, such as 19.99.',
    'left-out',
    track('Paid', { revenue: '10k' }),
  ],
  [
    'The field … was not sent to Matomo because … is not a number. Send a number, such as 3.',
    'left-out',
    track('Played', { value: 'gold' }),
  ],
  [
    'The products were not sent to Matomo because … is not a list. Send products as a list, such as [{ sku: "1", price: 5 }].',
    'left-out',
    track('Cart Viewed', { products: 'a' }),
  ],
  [
    'Only the first … products were sent to Matomo, which is the most for one cart or order. Send fewer products.',
    'left-out',
    track('Cart Viewed', { products: Array.from({ length: 501 }, (_, index) => ({ sku: `s${index}` })) }),
  ],
  [
    'The order was not sent to Matomo because the event has no order_id. Add order_id to the event.',
    'left-out',
    track('Order Completed'),
  ],
  [
    'The order was not sent to Matomo again because the order before it had the same order_id. Nothing is lost if it is the same order; otherwise give each order an order_id of its own.',
    'left-out',
    async () => {
      const analytics = await startAnalytics()
      await analytics.track('Order Completed', { order_id: '1' })
      return analytics.track('Order Completed', { order_id: '1' })
    },
  ],
  [
    'The promotion was not sent to Matomo because the event has no name. Add name or promotion_id to the event.',
    'left-out',
    track('Promotion Viewed'),
  ],
  [
    'The site search was not sent to Matomo because the event has no query. Add query to the event.',
    'left-out',
    track('Products Searched'),
  ],
  [
    'The call was made more than 24 hours ago, so Matomo records it with the time of its arrival.',
    'left-out',
    async () => (await startAnalytics()).track('Played', {}, { timestamp: new Date(Date.now() - 3e8) }),
  ],
  [
    'The call waits for the visitor to decide about consent. It is sent, with its own time, once consent is given.',
    'held',
    track('Played', {}, { consent: { require: 'tracking' } }),
  ],
  [
    'The call waits because the browser is offline. It is sent, with its own time, once the browser is online.',
    'held',
    async () => (await startOffline()).track('Played'),
  ],
  [
    'The call waits for calls of an earlier page, which are sent first. It is sent, with its own time, as soon as they have been read.',
    'held',
    async () => {
      // The browser does not answer who has the lock.
      const locks = { request: () => new Promise(() => undefined) }
      Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
      localStorage.setItem('segment-matomo:held:1:x', '')
      const context = await (await startAnalytics()).track('Played')
      Reflect.deleteProperty(navigator, 'locks')
      return context
    },
  ],
  [
    'So many calls wait that only the latest 100 of them, or fewer large ones, are kept for the next page. The others are sent only if this page stays open until they can be sent.',
    'held',
    async () => {
      const analytics = await startOffline()
      for (let call = 0; call < 101; call++) await analytics.track('Played')
    },
  ],
  [
    'The call was not sent to Matomo because another page of the site has taken it over, and sends it.',
    'left-out',
    async () => {
      const analytics = await startOffline()
      const context = await analytics.track('Played')
      localStorage.clear()
      jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
      window.dispatchEvent(new Event('online'))
      return context
    },
  ],
  [
    'The call was not sent to Matomo because the visitor has refused consent. Calls are sent again as soon as consent is given.',
    'left-out',
    async () => {
      const settings = {
        siteId: 1,
        serverUrl: 'https://matomo.test',
        consent: { require: 'tracking' },
      } as const
      const plugin = matomo(settings)
      plugin.consent.refused()
      return (await startAnalytics({ plugins: [plugin] })).track('Played')
    },
  ],
  [
    'The call was not sent to Matomo because 1000 calls wait already, for consent or for the network. If they wait for consent, check that your banner says what the visitor decides.',
    'left-out',
    async () => {
      const analytics = await startAnalytics({ settings: { consent: { require: 'tracking' } } })
      for (let call = 0; call < 1000; call++) await analytics.track('Played')
      return analytics.track('Played')
    },
  ],
  [
    "The call was not sent to Matomo because the source's tracking plan blocks the event. To send it, allow it in the tracking plan in Segment.",
    'left-out',
    async () => {
      const plan = { track: { Played: { enabled: false } } }
      return (await startAnalytics({ cdnSettings: { plan } })).track('Played')
    },
  ],
  [
    'The call was not sent to Matomo because reading it failed: …. Pass plain values.',
    'left-out',
    async () => {
      const analytics = await startAnalytics()
      const plugin = analytics.queue.plugins.find(({ name }) => name === 'Piwik')
      const event = { type: 'track', event: 'Played', context: new Proxy({}, { get: throwNoKey }) }
      const context = new Context(event as never)
      await plugin?.track?.(context)
      return context
    },
  ],
  [
    'consent.given() and consent.refused() change nothing because the settings have no `consent`. Set consent: { require: "tracking" } or consent: { require: "cookies" }.',
    'consent',
    async () => {
      await startAnalytics()
      matomo.consent.given()
    },
  ],
  [
    'The call was not sent to Matomo because too much waits for matomo.js already. Find out why matomo.js does not load.',
    'left-out',
    async () => {
      const analytics = await startAnalytics()
      ;(window._paq as unknown as unknown[]).push(...Array.from({ length: 10_000 }, () => ['trackPageView']))
      return analytics.track('Played')
    },
  ],
]

/** A page on which matomo.js runs, and the browser is offline. */
async function startOffline() {
  const analytics = await startAnalytics()
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  window.dispatchEvent(new Event('offline'))
  window._paq = { push: () => undefined }
  return analytics
}

function throwNoKey(): never {
  throw new Error('no key')
}

function track(
  event: string,
  properties: object = {},
  settings: Partial<MatomoSettings> = {},
  options?: object,
) {
  return async () =>
    (await startAnalytics({ settings })).track(event, properties, {
      integrations: options && { Matomo: options as never },
    })
}

async function waitFor(isDone: () => boolean) {
  while (!isDone()) await wait(5)
}

function besideSite(siteId: number) {
  return async () => {
    window._paq = [
      ['setTrackerUrl', 'https://matomo.test/matomo.php'],
      ['setSiteId', siteId],
    ] as never
    await startAnalytics()
    for (const start of window.matomoPluginAsyncInit ?? []) start()
  }
}

async function startOldMatomo() {
  await startAnalytics()
  window.Piwik = { getAsyncTrackers: () => [{ getSiteId: () => 1 }] }
  runMatomo()
  findScript().dispatchEvent(new Event('load'))
  await wait()
  delete window.Piwik
}

async function failToLoad(times: number) {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] })
  const analytics = await startAnalytics()
  for (let attempt = 0; attempt < times; attempt++) {
    if (attempt) await jest.advanceTimersByTimeAsync(26_000)
    document.querySelector('script')?.dispatchEvent(new Event('error'))
  }
  await jest.advanceTimersByTimeAsync(0)
  jest.useRealTimers()
  return analytics
}

async function refuse() {
  const analytics = await startAnalytics()
  window._paq = {
    push() {
      throw new Error('no')
    },
  }
  return analytics.track('Played')
}

let said: string[]

beforeEach(async () => {
  await cleanPage()
  said = []
  for (const method of ['warn', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      said.push(...args.map((arg) => (arg instanceof Error ? arg.message : String(arg))))
    })
  }
})
afterEach(() => jest.restoreAllMocks())

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

test.each(MESSAGES)('the plugin says: %s', async (text, section, provoke) => {
  const result = await provoke()
  const logs = (result as { logs?: () => { message: string }[] } | undefined)?.logs?.() ?? []
  said.push(...logs.map(({ message }) => message))
  const whole = `[segment-matomo] ${section}: ${text} (https://unpkg.com/segment-matomo@1/docs/debugging.md#${section})`
  const pattern = new RegExp(`^${escape(whole).replace(/…/g, '.+')}$`)
  expect(said).toContainEqual(expect.stringMatching(pattern))
  // Nothing is said in another form.
  expect(said.filter((each) => each.includes('atomo') && !each.startsWith('[segment-matomo] '))).toEqual([])
})

/** The texts of a source file that are sentences for people, or parts of one. */
function sentencesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text.trim())
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts.filter((text) => text.split(' ').length > 3 && /\.( |$)/.test(text))
}

test('the list of messages is whole: no sentence stands in the source that the list does not have', () => {
  const listed = MESSAGES.map(([text]) => text).join('\n')
  const files = ts.sys
    .readDirectory('src', ['.ts'])
    .filter((file) => !file.includes('/settings/') && !file.includes('/auto-page/'))
  const missing = files
    .flatMap(sentencesIn)
    .filter((sentence) => !listed.includes(sentence.replace(/\.$/, '')))
  expect(missing).toEqual([])
})

const plain = (text: string) => text.replace(/`/g, '').replace(/\s+/g, ' ')

test('each message is in the docs, under the heading that the message links to', () => {
  const sections = readFileSync('docs/debugging.md', 'utf8').split(/^## /m)
  for (const [text, section] of MESSAGES) {
    const body = sections.find((each) => each.startsWith(`${section}\n`)) ?? ''
    // Markdown writes code with backticks, also around a text that has some.
    expect(plain(body)).toContain(plain(text))
  }
})
