import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Context, type Analytics, type Plugin } from '@segment/analytics-next'
import { version } from '../../package.json'
import { matomo } from '../../src'
import { cleanPage, pushed, startAnalytics } from './support/start-analytics'

beforeEach(cleanPage)

test('the plugin’s face', () => {
  const plugin = matomo()
  expect(plugin).toMatchObject({ name: 'Piwik', alternativeNames: ['Matomo'], type: 'destination', version })
  expect(matomo.pluginName).toBe('Piwik')
})

describe('switched off', () => {
  test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
    'at load by %j: nothing is loaded or pushed',
    async (integrations) => {
      const analytics = await startAnalytics({ load: { integrations } })
      await analytics.track('Played')
      await analytics.ready()
      expect(window._paq).toBeUndefined()
      expect(document.querySelector('script')).toBeNull()
      expect(analytics.queue.failedInitializations).toEqual([])
    },
  )

  test.each([{ Piwik: false }, { Matomo: false }, { All: false }])(
    'for a call by %j: that call is not sent',
    async (integrations) => {
      const analytics = await startAnalytics()
      await analytics.track('Hidden', {}, { integrations })
      await analytics.track('Played')
      expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
    },
  )

  test('for a call by its other name, although settings were given at load under the first', async () => {
    const analytics = await startAnalytics({ load: { integrations: { Piwik: { debug: false } } } })
    await analytics.track('Hidden', {}, { integrations: { Matomo: false } })
    expect(pushed()).toEqual([])
  })

  test.each([
    { All: false, Piwik: true },
    { All: false, Matomo: true },
    { All: false, Matomo: { cvar: {} } },
  ])('not by %j', async (integrations) => {
    const analytics = await startAnalytics({ load: { integrations: integrations } })
    await analytics.track('Played')
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  })
})

describe('matomo.js', () => {
  const script = () => {
    const [element] = document.head.getElementsByTagName('script')
    if (!element) throw new Error('there is no script')
    return element
  }

  test.each([
    ['a consent manager keeps from running', 'https://matomo.test/matomo.js', 'text/plain'],
    ['has failed, or has run and is another file', 'https://shop.test/js/matomo.js', ''],
  ])('is loaded beside a script of that name that %s', async (_, src, type) => {
    document.head.append(Object.assign(document.createElement('script'), { src, type }))
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test' })
    const analytics = await startAnalytics({ plugins: [] })
    const warned = jest.spyOn(console, 'warn').mockImplementation()
    jest.useFakeTimers()
    void plugin.load(Context.system(), analytics)
    await jest.advanceTimersByTimeAsync(12_000)
    jest.useRealTimers()
    const added = document.querySelector(
      'script[src="https://matomo.test/matomo.js"]:not([type="text/plain"])',
    )
    expect(added).not.toBeNull()
    expect(document.querySelectorAll('script[type="text/plain"]')).toHaveLength(type ? 1 : 0)
    window._paq = { push: () => undefined }
    added?.dispatchEvent(new Event('load'))
    warned.mockRestore()
    await plugin.unload?.(Context.system(), analytics)
  })

  test('is not loaded until it has taken _paq over', async () => {
    const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test' })
    await startAnalytics({ plugins: [plugin] })
    expect(plugin.isLoaded()).toBe(false)
    window._paq = { push: () => undefined }
    expect(plugin.isLoaded()).toBe(true)
  })

  test.each(['load', 'error'])('ready() waits for it, and resolves on its %s', async (outcome) => {
    const analytics = await startAnalytics()
    let ready = false
    const done = analytics.ready().then(() => (ready = true))
    await new Promise((resolve) => setTimeout(resolve))
    expect(ready).toBe(false)
    script().dispatchEvent(new Event(outcome))
    await done
  })

  test('ready() waits no longer than ten seconds', async () => {
    const real = window.setTimeout.bind(window)
    let endWait: (() => void) | undefined
    const setTimer = jest.spyOn(window, 'setTimeout').mockImplementation(((
      run: () => void,
      delay?: number,
    ) => {
      if (delay !== 10_000) return real(run, delay)
      endWait = run
    }) as never)
    const analytics = await startAnalytics()
    setTimer.mockRestore()
    let ready = false
    const done = analytics.ready().then(() => (ready = true))
    await new Promise((resolve) => setTimeout(resolve))
    expect(ready).toBe(false)
    endWait?.()
    await done
  })

  test('events do not wait for it', async () => {
    const analytics = await startAnalytics()
    await analytics.track('Played')
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
  })

  test('refuses a command: the rest of the call is pushed, and the log says which', async () => {
    const analytics = await startAnalytics({ settings: { goals: { Paid: 1 } } })
    const seen: unknown[] = []
    window._paq = {
      push(command) {
        if (command?.[0] === 'trackGoal') throw new TypeError('no such method')
        return seen.push(command)
      },
    }
    const ctx = await analytics.track('Paid')
    expect(seen).toEqual([['trackEvent', 'All', 'Paid']])
    expect(ctx.logs().map(({ message }) => message)).toContain(
      '[segment-matomo] refused-by-matomo: trackGoal (docs/debugging.md#refused-by-matomo)',
    )
  })
})

describe('reset()', () => {
  const KEY = 'segment-matomo:reset:1'
  /** A matomo.js that runs, and what is told to its queue and to its tracker. */
  const runMatomo = (tell: (...command: unknown[]) => void) => {
    const tracker = {
      getSiteId: () => 1,
      getTrackerUrl: () => 'https://matomo.test/matomo.php',
      getVisitorInfo: () => ['0', 'cafe'],
      appendToTrackingUrl: (added: unknown) => {
        tell('tracker', added)
      },
    }
    window.Matomo = { getAsyncTrackers: () => [tracker] }
    window._paq = {
      push: (...entries) => {
        for (const entry of entries) tell(...(entry ?? []))
      },
    }
  }

  test('is remembered for the next page until there is a hit', async () => {
    const analytics = await startAnalytics()
    analytics.reset()
    expect(localStorage[KEY]).toBeDefined()
    await analytics.track('One')
    expect(localStorage[KEY]).toBeUndefined()
  })

  test('of the page before starts a visit, also beside a resetUserId of the settings’ own commands', async () => {
    localStorage[KEY] = '"yes"'
    const analytics = await startAnalytics({ settings: { commands: [['resetUserId']] } })
    await analytics.track('One')
    await analytics.track('Two')
    expect(pushed()).toEqual([
      ['appendToTrackingUrl', 'new_visit=1'],
      ['trackEvent', 'All', 'One'],
      ['appendToTrackingUrl', ''],
      ['trackEvent', 'All', 'Two'],
    ])
  })

  test('from it on the hits name the visitor to a matomo.js that runs', async () => {
    const told: unknown[][] = []
    runMatomo((...command) => void told.push(command))
    const analytics = await startAnalytics()
    await analytics.track('Before')
    analytics.reset()
    told.length = 0
    await analytics.track('One')
    await analytics.track('Two')
    expect(told).toEqual([
      ['appendToTrackingUrl', 'new_visit=1'],
      ['tracker', 'new_visit=1&cid=cafe'],
      ['trackEvent', 'All', 'One'],
      ['appendToTrackingUrl', ''],
      ['tracker', 'cid=cafe'],
      ['trackEvent', 'All', 'Two'],
      ['appendToTrackingUrl', ''],
    ])
  })

  test('that another tab has made is not forgotten by a hit of this one', async () => {
    runMatomo(jest.fn())
    const analytics = await startAnalytics()
    analytics.reset()
    await analytics.track('One')
    localStorage[KEY] = '"yes"'
    await analytics.track('Two')
    expect(localStorage[KEY]).toBeDefined()
  })

  test('of somebody who was not logged in, after the page view, is no visit on the next page', async () => {
    const analytics = await startAnalytics()
    await analytics.page()
    analytics.reset()
    expect(localStorage[KEY]).toBeUndefined()
  })

  test('behind a call that is under way takes the cart out of the browser at once', async () => {
    const analytics = await startAnalytics()
    await analytics.track('Product Added', { sku: 'tea', price: 5 })
    const tracked = analytics.track('Signed Out')
    analytics.reset()
    expect(localStorage['segment-matomo:cart:1']).toBeUndefined()
    await tracked
    await analytics.track('Product Added', { sku: 'mug', price: 6 })
    expect(pushed().at(-1)).toEqual(['trackEcommerceCartUpdate', 6])
  })

  test('is pushed at once, and the next hit starts a new visit', async () => {
    const analytics = await startAnalytics()
    await analytics.identify('ann')
    analytics.reset()
    expect(pushed()).toEqual([['setUserId', 'ann'], ['resetUserId']])
    await analytics.track('Played')
    expect(pushed().slice(2)).toEqual([
      ['appendToTrackingUrl', 'new_visit=1'],
      ['trackEvent', 'All', 'Played'],
      ['appendToTrackingUrl', ''],
    ])
  })

  test('between calls of one tick keeps its place', async () => {
    const analytics = await startAnalytics()
    void analytics.identify('ann')
    void analytics.track('Before')
    analytics.reset()
    await analytics.track('After')
    expect(pushed()).toEqual([
      ['setUserId', 'ann'],
      ['trackEvent', 'All', 'Before'],
      ['resetUserId'],
      ['appendToTrackingUrl', 'new_visit=1'],
      ['trackEvent', 'All', 'After'],
      ['appendToTrackingUrl', ''],
    ])
  })

  test('after calls of the same tick is pushed once those are, without another call', async () => {
    const analytics = await startAnalytics()
    const tracked = analytics.track('Before')
    analytics.reset()
    await tracked
    expect(pushed()).toEqual([['trackEvent', 'All', 'Before'], ['resetUserId']])
  })
})

test('a deregistered plugin pushes nothing more, for calls and resets', async () => {
  const analytics = await startAnalytics()
  await analytics.deregister('Piwik')
  await analytics.track('Played')
  analytics.reset()
  expect(pushed()).toEqual([])
})

test('a call is recorded with the page it was made on, although the app moves on in the same tick', async () => {
  const analytics = await startAnalytics()
  history.replaceState(null, '', '/a#one')
  document.title = 'A'
  const first = analytics.page()
  history.replaceState(null, '', '/b#two')
  document.title = 'B'
  await Promise.all([first, analytics.page()])
  expect(pushed().filter((command) => /CustomUrl|Title|Referrer/.test((command as [string])[0]))).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['setDocumentTitle', 'A'],
    ['setReferrerUrl', 'https://shop.test/a#one'],
    ['setCustomUrl', 'https://shop.test/b#two'],
    ['setDocumentTitle', 'B'],
  ])
})

test('a call that a slow source middleware lets others overtake keeps its page', async () => {
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(async ({ payload, next }) => {
    if (payload.obj.event === 'Slow') await new Promise((resolve) => setTimeout(resolve, 20))
    next(payload)
  })
  history.replaceState(null, '', '/a#one')
  const slow = analytics.track('Slow')
  history.replaceState(null, '', '/b#two')
  await Promise.all([slow, analytics.track('Quick')])
  expect(pushed()).toEqual([
    ['setCustomUrl', 'https://shop.test/b#two'],
    ['trackEvent', 'All', 'Quick'],
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Slow'],
  ])
})

test('a call that a source middleware gives another id keeps its page, and no reset waits for it', async () => {
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(({ payload, next }) => {
    payload.obj.messageId = `own-${String(payload.obj.event)}`
    next(payload)
  })
  history.replaceState(null, '', '/a#one')
  const tracked = analytics.track('Before')
  analytics.reset()
  history.replaceState(null, '', '/b')
  await tracked
  expect(pushed()).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Before'],
    ['resetUserId'],
  ])
})

test('calls of one tick that say they are one message keep each its page', async () => {
  const analytics = await startAnalytics()
  const calls = ['/a#one', '/b#two'].map((path) => {
    history.replaceState(null, '', path)
    return analytics.track('Played', {}, { messageId: 'same' })
  })
  await Promise.all(calls)
  expect(pushed().filter((command) => (command as string[])[0] === 'setCustomUrl')).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['setCustomUrl', 'https://shop.test/b#two'],
  ])
})

test('so does one that another plugin holds back at first', async () => {
  const analytics = await startAnalytics()
  let isFirst = true
  const page = (ctx: Context) => {
    if (!isFirst) return ctx
    isFirst = false
    throw new Error('not yet')
  }
  const flaky = {
    name: 'Flaky',
    type: 'before',
    version: '1',
    isLoaded: () => true,
    load: () => Promise.resolve(),
    page,
  }
  await analytics.register(flaky as unknown as Plugin)
  history.replaceState(null, '', '/#/one')
  await analytics.page()
  expect(pushed()[0]).toEqual(['setCustomUrl', 'https://shop.test/#/one'])
})

test('so does one that was made after a reset', async () => {
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(async ({ payload, next }) => {
    if (payload.obj.event !== 'Quick') await new Promise((resolve) => setTimeout(resolve, 20))
    next(payload)
  })
  const before = analytics.track('Before')
  analytics.reset()
  history.replaceState(null, '', '/a#one')
  const slow = analytics.track('Slow')
  await Promise.all([before, slow, analytics.track('Quick')])
  expect(pushed()).toContainEqual(['resetUserId'])
  expect(pushed().filter((command) => /CustomUrl|Event/.test((command as [string])[0]))).toEqual([
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Quick'],
    ['setCustomUrl', 'https://shop.test/'],
    ['trackEvent', 'All', 'Before'],
    ['setCustomUrl', 'https://shop.test/a#one'],
    ['trackEvent', 'All', 'Slow'],
  ])
})

describe('a second plugin on the same page', () => {
  test('is refused, says why, and leaves the first one alone', async () => {
    const analytics = await startAnalytics()
    const logged = jest.spyOn(console, 'warn').mockImplementation()
    const other = await startAnalytics({ settings: { siteId: 2 } })
    expect(String(logged.mock.calls[0]?.[1])).toMatch(/already-runs.*`trackers`/)
    logged.mockRestore()
    expect(other.queue.failedInitializations).toEqual(['Piwik'])
    await analytics.track('Played')
    expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
    expect(document.querySelectorAll('script')).toHaveLength(1)
  })

  test('is welcome once the first is deregistered', async () => {
    const analytics = await startAnalytics()
    await analytics.deregister('Piwik')
    const other = await startAnalytics({ settings: { siteId: 2 } })
    expect(other.queue.failedInitializations).toEqual([])
  })
})

test('deregistered, it forgets its cart and its user; registered again, it works, and matomo.js is not loaded again', async () => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  await analytics.deregister('Piwik')
  expect(localStorage.getItem('segment-matomo:cart:1')).toBeNull()
  await analytics.track('Unheard')
  await analytics.register(matomo({ siteId: 1, serverUrl: 'https://matomo.test' }))
  window._paq = []
  await analytics.track('Product Added', { sku: 'mug', price: 6 })
  expect(window._paq).toEqual([
    ['setUserId', 'ann'],
    ['setCustomUrl', 'https://shop.test/'],
    ['trackEvent', 'All', 'Product Added'],
    ['clearEcommerceCart'],
    ['addEcommerceItem', 'mug', undefined, undefined, 6, 1],
    ['trackEcommerceCartUpdate', 6],
  ])
  expect(document.querySelectorAll('script')).toHaveLength(1)
})

test.each([
  ['registered again', true],
  ['beside the page’s own Matomo, which runs', false],
])('%s after the app has moved on, an event has the page’s URL', async (_, isAgain) => {
  const settings = { siteId: 1, serverUrl: 'https://matomo.test' }
  const analytics = await startAnalytics(isAgain ? {} : { plugins: [] })
  if (isAgain) {
    await analytics.page({}, { integrations: { Piwik: { customVars: { 1: ['Size', 'L'] } } } })
    await analytics.deregister('Piwik')
  }
  const commands: unknown[] = []
  window._paq = { push: (...entries: never[]) => void commands.push(...entries) }
  history.replaceState(null, '', '/next')
  await analytics.register(matomo(settings))
  commands.length = 0
  await analytics.track('Played')
  expect(commands).toEqual([
    ['setCustomUrl', 'https://shop.test/next'],
    ['trackEvent', 'All', 'Played'],
  ])
  commands.length = 0
  await analytics.page()
  // Those of the page's own code are its own.
  expect(commands[0]).toEqual(
    isAgain ? ['deleteCustomVariables', 'page'] : ['setCustomUrl', 'https://shop.test/next'],
  )
})

test('calls that a source middleware drops are not kept in memory', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const analytics = await startAnalytics()
  await analytics.addSourceMiddleware(({ payload, next }) => {
    if (payload.obj.event !== 'Dropped') next(payload)
  })
  const dropped: WeakRef<object>[] = []
  for (let call = 0; call < 100; call++) dropped.push(new WeakRef(await analytics.track('Dropped')))
  await analytics.track('Kept')
  await new Promise((resolve) => setTimeout(resolve, 100))
  collect()
  expect(dropped.filter((ctx) => ctx.deref()).length).toBeLessThan(10)
})

test('registered again before matomo.js has come, it waits for the script that is on its way, whatever its name', async () => {
  const settings = { siteId: 1, serverUrl: 'https://matomo.test', scriptUrl: 'https://cdn.test/m.js' }
  const analytics = await startAnalytics({ settings })
  await analytics.deregister('Piwik')
  await analytics.register(matomo(settings))
  expect(document.querySelectorAll('script')).toHaveLength(1)
})

test('a plugin that is registered again does not take the first one’s commands for a snippet of the page', async () => {
  const warned = jest.spyOn(console, 'warn')
  const analytics = await startAnalytics()
  await analytics.page()
  await analytics.deregister('Piwik')
  await analytics.register(matomo({ siteId: 1, serverUrl: 'https://matomo.test' }))
  for (const start of window.matomoPluginAsyncInit ?? []) start()
  await analytics.deregister('Piwik')

  const getTracker = () => ({ getSiteId: () => 1, getTrackerUrl: () => 'https://matomo.test/matomo.php' })
  window._paq = { push: () => undefined }
  window.Matomo = { getTracker, getAsyncTrackers: () => [getTracker()] }
  await analytics.register(matomo({ siteId: 1, serverUrl: 'https://matomo.test' }))
  await analytics.track('Played')
  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
})

test('fifty calls of one tick keep their order', async () => {
  const analytics = await startAnalytics()
  const names = Array.from({ length: 50 }, (_, index) => `call ${index}`)
  await Promise.all(names.map((name) => analytics.track(name)))
  expect(pushed()).toEqual(names.map((name) => ['trackEvent', 'All', name]))
})

test('more calls of one tick than are noted arrive all the same, in their order', async () => {
  const analytics = await startAnalytics()
  const names = Array.from({ length: 1_100 }, (_, index) => `call ${index}`)
  await Promise.all(names.map((name) => analytics.track(name)))
  expect(pushed()).toEqual(names.map((name) => ['trackEvent', 'All', name]))
})

test('after many calls that were not for it, a call is recorded, and a reset as well', async () => {
  const analytics = await startAnalytics()
  const integrations = { Piwik: false }
  for (let call = 0; call < 1_100; call++) await analytics.track('Hidden', {}, { integrations })
  analytics.reset()
  await analytics.track('Played')
  expect(pushed()).toEqual([
    ['resetUserId'],
    ['appendToTrackingUrl', 'new_visit=1'],
    ['trackEvent', 'All', 'Played'],
    ['appendToTrackingUrl', ''],
  ])
})

test.each<[string, (analytics: Analytics) => Promise<unknown>]>([
  ['is not for it', (analytics) => analytics.track('Hidden', {}, { integrations: { Matomo: false } })],
  ['it has no mapping for', (analytics) => analytics.alias('bob')],
])('a reset after a call that %s is done at once: the cart is not the next user’s', async (_, call) => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  await analytics.track('Product Added', { sku: 'tea', price: 5 })
  await call(analytics)
  analytics.reset()
  expect(localStorage.getItem('segment-matomo:cart:1')).toBeNull()
  expect(pushed().at(-1)).toEqual(['resetUserId'])
})

test('deregistered, it takes the user back from matomo.js, which stays', async () => {
  const analytics = await startAnalytics()
  await analytics.identify('ann')
  await analytics.deregister('Piwik')
  expect(pushed()).toEqual([['setUserId', 'ann'], ['resetUserId']])
})

test('deregistered, it takes a group’s dimension back, also where no user is known', async () => {
  const analytics = await startAnalytics({ settings: { customDimensions: { 'group.id': 4 } } })
  await analytics.group('acme')
  await analytics.deregister('Piwik')
  expect(pushed()).toContainEqual(['deleteCustomDimension', 4])
})

test('undefined in _paq, from the page’s own code, costs no user', async () => {
  const analytics = await startAnalytics()
  window._paq?.push(undefined)
  await analytics.identify('ann')
  analytics.reset()
  await analytics.identify('bob')
  await analytics.track('Played')
  const entries = window._paq as unknown as unknown[][]
  expect(entries).toContainEqual(['setUserId', 'ann'])
  expect(entries).toContainEqual(['trackEvent', 'All', 'Played'])
})

test('registered again, it adds no tracker a second time', async () => {
  const settings = {
    siteId: 1,
    serverUrl: 'https://matomo.test',
    trackers: [{ serverUrl: 'https://two.test', siteId: 2 }],
  }
  const analytics = await startAnalytics({ settings })
  await analytics.deregister('Piwik')
  await analytics.register(matomo(settings))
  const added = (window._paq as unknown as unknown[][]).filter(([method]) => method === 'addTracker')
  expect(added).toHaveLength(1)
})

test('a call that throws when it is read is left out and said; the next one is sent', async () => {
  const plugin = matomo({ siteId: 1, serverUrl: 'https://matomo.test' })
  const analytics = await startAnalytics({ plugins: [plugin] })
  const context = new Proxy({}, { get: () => explode() })
  const explode = () => {
    throw new Error('hands off')
  }
  const ctx = new Context({ type: 'track', event: 'Odd' })
  ctx.event.context = context
  await plugin.track?.(ctx)
  expect(ctx.logs().map(({ message }) => message)).toContain(
    '[segment-matomo] left-out: the call: Error: hands off (docs/debugging.md#left-out)',
  )
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})

test('a tab that has been open for a day: calls are as late as they are, not as old as the page', async () => {
  const analytics = await startAnalytics()
  await analytics.page()
  const now = Date.now() + 25 * 3_600_000
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now)
  await analytics.track('Played', {}, { timestamp: new Date(now) })
  clock.mockRestore()
  expect(pushed().at(-1)).toEqual(['trackEvent', 'All', 'Played'])
})
