import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { matomo, type MatomoSettings } from '../../src'
import { cleanPage, startAnalytics } from './support/start-analytics'

/** Everything that the plugin says, with what makes it say so; `…` stands for what is another thing each time. */
const MESSAGES: readonly (readonly [text: string, section: string, provoke: () => Promise<unknown>])[] = [
  ['setting "siteId" is …, it should be …', 'settings', () => startAnalytics({ settings: { siteId: 0 } })],
  [
    'it runs on this page already, give that one the `trackers` setting instead',
    'already-runs',
    async () => {
      await startAnalytics()
      await startAnalytics()
    },
  ],
  [
    "Segment's own Piwik destination is loaded as well, every call is recorded twice: load with { updateCDNSettings: adoptPiwik }",
    'recorded-twice',
    () =>
      startAnalytics({
        source: { Piwik: { siteId: 1, url: 'https://matomo.test', type: 'browser' } },
        load: { integrations: { Piwik: {} } },
      }),
  ],
  [
    'this page has a snippet for the same Matomo site: remove it, or page views count twice',
    'another-matomo',
    besideSite(1),
  ],
  ['this page has a Matomo for another site or server, which is left alone', 'another-matomo', besideSite(2)],
  ['… could not be loaded: it is tried again', 'not-loaded', () => failToLoad('error', 1)],
  ['… could not be loaded: it is given up', 'not-loaded', () => failToLoad('error', 4)],
  [
    '… is not matomo.js, or was kept from running: it is tried again',
    'not-loaded',
    () => failToLoad('load', 1),
  ],
  ['… is not matomo.js, or was kept from running: it is given up', 'not-loaded', () => failToLoad('load', 4)],
  ['matomo.js refused trackEvent', 'refused-by-matomo', refuse],
  ['left out the event: it has no name', 'left-out', track(' ')],
  [
    'left out the user id: …',
    'left-out',
    async () => (await startAnalytics({ settings: { userId: () => '' } })).identify('ann'),
  ],
  [
    'left out customVars["…"]: it should be like { 1: ["name", "value"] }, up to …',
    'left-out',
    track('Played', {}, {}, { cvar: { 9: ['a', 'b'] } }),
  ],
  [
    'left out customDimensions["…"]: it should be like { 1: "value" }',
    'left-out',
    track('Played', {}, {}, { customDimensions: { plan: 'x' } }),
  ],
  ['left out the product view: it has no sku, product_id or id', 'left-out', track('Product Viewed')],
  ['left out a product: it has no sku, product_id or id', 'left-out', track('Product Added')],
  [
    'left out the product …: its quantity should be more than 0',
    'left-out',
    track('Product Added', { sku: 'a', quantity: 0 }),
  ],
  [
    'left out the products after the first …: too many',
    'left-out',
    track('Cart Viewed', { products: Array.from({ length: 501 }, (_, index) => ({ sku: `s${index}` })) }),
  ],
  ['left out the order: it has no order_id', 'left-out', track('Order Completed')],
  [
    'left out the order …: this page has sent it already',
    'left-out',
    async () => {
      const analytics = await startAnalytics()
      await analytics.track('Order Completed', { order_id: '1' })
      return analytics.track('Order Completed', { order_id: '1' })
    },
  ],
  ['left out the promotion: it has no name or promotion_id', 'left-out', track('Promotion Viewed')],
  ['left out the site search: it has no query', 'left-out', track('Products Searched')],
  [
    'left out the time: … hours ago, Matomo takes 24',
    'left-out',
    async () => (await startAnalytics()).track('Played', {}, { timestamp: new Date(Date.now() - 3e8) }),
  ],
  [
    'holds the call until there is consent',
    'held',
    track('Played', {}, { consent: { require: 'tracking' } }),
  ],
  [
    'holds the call until the browser is online',
    'held',
    async () => {
      const analytics = await startAnalytics()
      jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
      window._paq = { push: () => undefined }
      return analytics.track('Played')
    },
  ],
  [
    'left out the call: consent was refused',
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
    'left out the call: 1000 calls wait already',
    'left-out',
    async () => {
      const analytics = await startAnalytics({ settings: { consent: { require: 'tracking' } } })
      for (let call = 0; call < 1000; call++) void analytics.track('Played')
      return analytics.track('Played')
    },
  ],
  [
    'left out the call: Error: too much waits for matomo.js',
    'left-out',
    async () => {
      const analytics = await startAnalytics()
      ;(window._paq as unknown as unknown[]).push(...Array.from({ length: 10_000 }, () => ['trackPageView']))
      return analytics.track('Played')
    },
  ],
]

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

async function failToLoad(type: 'load' | 'error', times: number) {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] })
  const analytics = await startAnalytics()
  for (let attempt = 0; attempt < times; attempt++) {
    if (attempt) await jest.advanceTimersByTimeAsync(26_000)
    document.querySelector('script')?.dispatchEvent(new Event(type))
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

test.each(MESSAGES)('%s', async (text, section, provoke) => {
  const result = await provoke()
  const logs = (result as { logs?: () => { message: string }[] } | undefined)?.logs?.() ?? []
  said.push(...logs.map(({ message }) => message))
  const whole = `[segment-matomo] ${text} (docs/debugging.md#${section})`
  const pattern = new RegExp(`^${escape(whole).replace(/…/g, '.+')}$`)
  expect(said).toContainEqual(expect.stringMatching(pattern))
  // Nothing is said in another form.
  expect(said.filter((each) => each.includes('atomo') && !each.startsWith('[segment-matomo] '))).toEqual([])
})

test('the list is whole: no text in the source that it does not have', () => {
  const texts = MESSAGES.map(([text]) => text).join('\n')
  for (const file of ts.sys.readDirectory('src', ['.ts'])) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      const isMessage =
        ts.isCallExpression(node) &&
        /(?:^|\.)(?:message|warn|omit|leaveOut|onDropped|onHeld|fail)$/.test(node.expression.getText())
      if (isMessage) {
        const inside = (part: ts.Node): void => {
          if (ts.isStringLiteralLike(part)) {
            // A section is one word.
            if (part.text.includes(' ')) expect(texts).toContain(part.text)
          } else if (ts.isTemplateHead(part) || ts.isTemplateMiddleOrTemplateTail(part)) {
            if (part.text.trim().includes(' ')) expect(texts).toContain(part.text.trim())
          } else ts.forEachChild(part, inside)
        }
        node.arguments.forEach(inside)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
})

test('each is in the docs, under the heading that it links to', () => {
  const sections = readFileSync('docs/debugging.md', 'utf8').split(/^## /m)
  for (const [text, section] of MESSAGES) {
    const body = sections.find((each) => each.startsWith(`${section}\n`)) ?? ''
    expect(body.replace(/\s+/g, ' ')).toContain(`\`${text}\``)
  }
})
