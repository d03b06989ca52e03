import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { matomo, type MatomoSettings } from '../../src'
import { cleanPage, startAnalytics } from './support/start-analytics'

/** Everything that the plugin says, with what makes it say so; `…` stands for what is another thing each time. */
const MESSAGES: readonly (readonly [text: string, section: string, provoke: () => Promise<unknown>])[] = [
  [
    '"siteId" is …, it should be a site id, such as 1',
    'settings',
    () => startAnalytics({ settings: { siteId: 0 } }),
  ],
  ['"heartBeat" is …, it should match …', 'settings', () => startAnalytics({ settings: { heartBeat: 2 } })],
  [
    '"serverUrl" is …, it should be an http(s) URL',
    'settings',
    () => startAnalytics({ settings: { serverUrl: 'ftp://matomo.test' } }),
  ],
  [
    'use its `trackers` setting',
    'already-runs',
    async () => {
      await startAnalytics()
      await startAnalytics()
    },
  ],
  [
    "by Segment's own Piwik destination as well: load with { updateCDNSettings: adoptPiwik }",
    'recorded-twice',
    () =>
      startAnalytics({
        source: { Piwik: { siteId: 1, url: 'https://matomo.test', type: 'browser' } },
        load: { integrations: { Piwik: {} } },
      }),
  ],
  ['for the same site: remove it, or page views count twice', 'another-matomo', besideSite(1)],
  ['for another site or server, left alone', 'another-matomo', besideSite(2)],
  ['…: tried again', 'not-loaded', () => failToLoad(1)],
  ['…: given up', 'not-loaded', () => failToLoad(4)],
  ['trackEvent', 'refused-by-matomo', refuse],
  ['the event: no name', 'left-out', track(' ')],
  [
    'the user id: …',
    'left-out',
    async () => (await startAnalytics({ settings: { userId: () => '' } })).identify('ann'),
  ],
  ['customVars["…"]', 'left-out', track('Played', {}, {}, { cvar: { 9: ['a', 'b'] } })],
  ['customDimensions["…"]', 'left-out', track('Played', {}, {}, { customDimensions: { plan: 'x' } })],
  ['product: no sku', 'left-out', track('Product Added')],
  ['product …: quantity not above 0', 'left-out', track('Product Added', { sku: 'a', quantity: 0 })],
  [
    'products after …',
    'left-out',
    track('Cart Viewed', { products: Array.from({ length: 501 }, (_, index) => ({ sku: `s${index}` })) }),
  ],
  ['the order: no order_id', 'left-out', track('Order Completed')],
  [
    'the order: sent already',
    'left-out',
    async () => {
      const analytics = await startAnalytics()
      await analytics.track('Order Completed', { order_id: '1' })
      return analytics.track('Order Completed', { order_id: '1' })
    },
  ],
  ['the promotion: no name', 'left-out', track('Promotion Viewed')],
  ['the site search: no query', 'left-out', track('Products Searched')],
  [
    'the time: over 24 hours ago',
    'left-out',
    async () => (await startAnalytics()).track('Played', {}, { timestamp: new Date(Date.now() - 3e8) }),
  ],
  ['no consent yet', 'held', track('Played', {}, { consent: { require: 'tracking' } })],
  [
    'offline',
    'held',
    async () => {
      const analytics = await startAnalytics()
      jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
      window.dispatchEvent(new Event('offline'))
      window._paq = { push: () => undefined }
      return analytics.track('Played')
    },
  ],
  [
    'the call: consent was refused',
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
    'the call: 1000 calls wait already',
    'left-out',
    async () => {
      const analytics = await startAnalytics({ settings: { consent: { require: 'tracking' } } })
      for (let call = 0; call < 1000; call++) await analytics.track('Played')
      return analytics.track('Played')
    },
  ],
  [
    'the call: Error: too much waits for matomo.js',
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

test.each(MESSAGES)('%s', async (text, section, provoke) => {
  const result = await provoke()
  const logs = (result as { logs?: () => { message: string }[] } | undefined)?.logs?.() ?? []
  said.push(...logs.map(({ message }) => message))
  const whole = `[segment-matomo] ${section}: ${text} (docs/debugging.md#${section})`
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
        (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
        /(?:^|\.)(?:message|warn|omitted\.push|leaveOut|report|handler|MatomoSettingsError)$/.test(
          node.expression.getText(),
        )
      if (isMessage) {
        const inside = (part: ts.Node): void => {
          if (ts.isStringLiteralLike(part)) {
            // A section is one word.
            if (part.text.includes(' ')) expect(texts).toContain(part.text)
          } else if (ts.isTemplateHead(part) || ts.isTemplateMiddleOrTemplateTail(part)) {
            if (part.text.trim().includes(' ')) expect(texts).toContain(part.text.trim())
          } else ts.forEachChild(part, inside)
        }
        node.arguments?.forEach(inside)
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
