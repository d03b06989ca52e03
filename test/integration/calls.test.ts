import type { AnalyticsBrowser } from '@segment/analytics-next'
import { startAnalytics, cleanPage, pushed } from './support/start-analytics'

beforeEach(cleanPage)

test('the start: configuration first, then one async script', async () => {
  await startAnalytics()
  expect(window._paq).toEqual([
    ['setSiteId', 1],
    ['setTrackerUrl', 'https://matomo.test/matomo.php'],
    ['enableLinkTracking'],
  ])
  const scripts = [...document.querySelectorAll('script')]
  expect(scripts.map(({ src, async }) => [src, async])).toEqual([['https://matomo.test/matomo.js', true]])
})

test('page, identify and track', async () => {
  const analytics = await startAnalytics({ settings: { goals: { 'Order Completed': '2' } } })
  await analytics.page()
  await analytics.identify('ann')
  await analytics.track(
    'Order Completed',
    { revenue: '$19.90', category: 'Shop' },
    {
      integrations: { Piwik: { customVars: { 1: ['plan', 'free'] } } },
    },
  )
  expect(pushed()).toEqual([
    ['setCustomUrl', 'https://shop.test/'],
    ['setDocumentTitle', 'Shop'],
    ['trackPageView'],
    ['setUserId', 'ann'],
    ['setCustomVariable', '1', 'plan', 'free', 'page'],
    ['trackGoal', 2, 19.9],
    ['trackEvent', 'Shop', 'Order Completed', undefined, 19.9],
  ])
})

test.each([
  [{ url: '/start' }, []],
  [{ url: '/start', path: '/start' }, [['setCustomUrl', 'https://shop.test/']]],
  [{ url: '/start?by=mail', search: '?by=mail' }, [['setCustomUrl', 'https://shop.test/']]],
])('a page view named %j, and then an event of it', async (given, said) => {
  const analytics = await startAnalytics()
  await analytics.page(given)
  expect(pushed()[0]).toEqual(['setCustomUrl', `https://shop.test${given.url}`])
  await analytics.track('Played')
  expect(pushed().slice(3)).toEqual([...said, ['trackEvent', 'All', 'Played']])
})

test.each([
  'https://shop.test/shoe',
  'https://shop.test/shoe?ref=1#top',
  '/shoe',
  '/shoe?ref=1',
  'shoe',
  '?ref=1',
  '//shop.test/shoe',
  'http://[',
  ' ',
])('the canonical link %j is not taken for another page', async (canonical) => {
  history.replaceState(null, '', '/list/shoe?color=red')
  document.head.innerHTML = '<link rel="canonical">'
  document.querySelector('link')?.setAttribute('href', canonical)
  const analytics = await startAnalytics()
  await analytics.track('Played')
  await analytics.page()
  expect(pushed().slice(0, 2)).toEqual([
    ['trackEvent', 'All', 'Played'],
    ['setCustomUrl', 'https://shop.test/list/shoe?color=red'],
  ])
})

test('a returning visitor is known on the first page view', async () => {
  localStorage.setItem('ajs_user_id', JSON.stringify('ann'))
  const analytics = await startAnalytics()
  await analytics.page()
  expect(pushed()[0]).toEqual(['setUserId', 'ann'])
})

test('options of a call that analytics.js moves into the context', async () => {
  const analytics = await startAnalytics()
  await analytics.track('Played', {}, { Matomo: { cvar: { 2: ['tier', 'gold'] } } })
  expect(pushed()[0]).toEqual(['setCustomVariable', '2', 'tier', 'gold', 'page'])
})

test('what is left out is said in the context’s log, and the rest is sent', async () => {
  const analytics = await startAnalytics()
  const ctx = await analytics.track(
    'Played',
    {},
    { integrations: { Piwik: { customVars: { 9: ['a', 'b'] } } } },
  )
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  expect(
    ctx
      .logs()
      .filter(({ level }) => level === 'warn')
      .map(({ message }) => message),
  ).toEqual(['[segment-matomo] left-out: customVars["9"] (docs/debugging.md#left-out)'])
})

// As docs/identity.md has it.
describe('analytics.js makes the calls before it has loaded method by method', () => {
  const played = ['trackEvent', 'All', 'A']
  const [ann, left] = [
    ['setUserId', 'ann'],
    ['trackEvent', 'All', 'B'],
  ]

  test.each<[string, (analytics: AnalyticsBrowser) => unknown, unknown[][]]>([
    [
      'track, identify, track',
      (analytics) => [analytics.track('A'), analytics.identify('ann'), analytics.track('B')],
      [played, left, ann],
    ],
    [
      'identify, track, track',
      (analytics) => [analytics.identify('ann'), analytics.track('A'), analytics.track('B')],
      [ann, played, left],
    ],
    [
      'identify, track, reset',
      (analytics) => [analytics.identify('ann'), analytics.track('A'), analytics.reset()],
      [ann, played, ['resetUserId']],
    ],
    [
      'identify, track, reset, track',
      (analytics) => [
        analytics.identify('ann'),
        analytics.track('A'),
        analytics.reset(),
        analytics.track('B'),
      ],
      [ann, played, left, ['resetUserId']],
    ],
  ])('%s', async (_, early, expected) => {
    await startAnalytics({ early })
    while (pushed().length < expected.length) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(pushed()).toEqual(expected)
  })
})

describe('debugging prints one group for each call', () => {
  const lines: string[] = []
  const print = (...args: unknown[]) => void lines.push(args.map((arg) => JSON.stringify(arg)).join(' '))

  beforeEach(() => {
    lines.length = 0
    jest.spyOn(console, 'groupCollapsed').mockImplementation((...title) => lines.push(`> ${title.join(' ')}`))
    jest.spyOn(console, 'group').mockImplementation((...title) => lines.push(`v ${title.join(' ')}`))
    jest.spyOn(console, 'groupEnd').mockImplementation(() => lines.push('<'))
    jest.spyOn(console, 'log').mockImplementation(print)
  })
  afterEach(() => jest.restoreAllMocks())

  const calls = async (analytics: Awaited<ReturnType<typeof startAnalytics>>) => {
    await analytics.identify('ann')
    await analytics.track('Played', {}, { integrations: { Matomo: { cvar: { 9: ['a', 'b'] } } } })
    // The event itself, with what analytics.js adds to it.
    return lines.filter((line) => !line.startsWith('{'))
  }
  const groups = [
    '> [segment-matomo] identify ann',
    '"_paq.push" ["setUserId","ann"]',
    '<',
    'v [segment-matomo] track Played',
    '"_paq.push" ["trackEvent","All","Played"]',
    JSON.stringify('[segment-matomo] left-out: customVars["9"] (docs/debugging.md#left-out)'),
    '<',
  ]

  test('with debug: true', async () => {
    expect(await calls(await startAnalytics({ settings: { debug: true } }))).toEqual(groups)
    expect(lines.filter((line) => line.startsWith('{"'))).toHaveLength(2)
  })

  test('with analytics.debug(true)', async () => {
    const analytics = await startAnalytics()
    analytics.debug(true)
    expect((await calls(analytics)).filter((line) => groups.includes(line))).toEqual(groups)
  })

  test('also for a call that waits, or is left out', async () => {
    const analytics = await startAnalytics({ settings: { debug: true, consent: { require: 'tracking' } } })
    await analytics.track('Played')
    expect(lines.at(-2)).toBe('"[segment-matomo] held: no consent yet (docs/debugging.md#held)"')
  })

  test('also for a reset', async () => {
    const analytics = await startAnalytics({ settings: { debug: true } })
    analytics.reset()
    expect(lines).toEqual([
      '> [segment-matomo] reset ',
      '{"type":"reset"}',
      '"_paq.push" ["resetUserId"]',
      '<',
    ])
  })

  test('and nothing otherwise', async () => {
    expect(await calls(await startAnalytics())).toEqual([])
  })
})

test('an element of the page in a command stays that element', async () => {
  await startAnalytics({ settings: { commands: [['addListener', document.body]] } })
  expect(window._paq).toContainEqual(['addListener', document.body])
  expect((window._paq as unknown as unknown[][]).find(([method]) => method === 'addListener')?.[1]).toBe(
    document.body,
  )
})

test('matomo.js gets arrays and objects of its own, because it changes them', async () => {
  const domains = ['shop.test']
  const settings = { domains, goals: { Paid: 7 }, customDimensions: { 'properties.plan': 1 } }
  const analytics = await startAnalytics({ settings })
  expect(window._paq).toContainEqual(['setDomains', domains])
  for (const [method, list] of window._paq as unknown as [string, string[]][]) {
    if (method === 'setDomains') list.push('changed')
  }
  expect(domains).toEqual(['shop.test'])

  await analytics.track('Paid', { plan: 'Pro' })
  const [goal, event] = pushed() as unknown[][]
  expect(goal).toEqual(['trackGoal', 7, undefined, { dimension1: 'Pro' }])
  expect(event?.at(-1)).toEqual({ dimension1: 'Pro' })
  expect(event?.at(-1)).not.toBe(goal?.at(-1))
})
