import { Context, type Analytics } from '@segment/analytics-next'
import { matomo } from '../../src'
import { freezeClock } from './support/freeze-clock'
import { runMatomo } from './support/run-matomo'
import { findScript } from './support/scripts'
import { cleanPage, pushed, queued, SITE, startAnalytics } from './support/start-analytics'
import { wait } from './support/wait'

freezeClock()
beforeEach(cleanPage)

test('the configuration is pushed at the start, and then one async script is added', async () => {
  await startAnalytics()
  expect(queued()).toEqual([
    ['setSiteId', 1],
    ['setTrackerUrl', 'https://matomo.test/matomo.php'],
    ['enableLinkTracking'],
  ])
  const scripts = [...document.querySelectorAll('script')]
  expect(scripts.map(({ src, async }) => [src, async])).toEqual([['https://matomo.test/matomo.js', true]])
})

/** Lets a plugin load, and as much time pass as it waits for a script that is there already. */
async function loadAndWait(load: () => unknown): Promise<void> {
  jest.useFakeTimers()
  void load()
  await jest.advanceTimersByTimeAsync(12_000)
  jest.useRealTimers()
}

test.each([
  ['that a consent manager keeps from running', 'https://matomo.test/matomo.js', 'text/plain'],
  ['that has failed, or has run and is another file', 'https://shop.test/js/matomo.js', ''],
])('matomo.js is loaded beside a script of that name %s', async (_, src, type) => {
  document.head.append(Object.assign(document.createElement('script'), { src, type }))
  const plugin = matomo(SITE)
  const analytics = await startAnalytics({ plugins: [] })
  const warned = jest.spyOn(console, 'warn').mockImplementation()
  await loadAndWait(() => plugin.load(Context.system(), analytics))
  const added = document.querySelector('script[src="https://matomo.test/matomo.js"]:not([type="text/plain"])')
  expect(added).not.toBeNull()
  expect(document.querySelectorAll('script[type="text/plain"]')).toHaveLength(type ? 1 : 0)
  runMatomo()
  added?.dispatchEvent(new Event('load'))
  warned.mockRestore()
  await plugin.unload?.(Context.system(), analytics)
})

test('isLoaded() is false until matomo.js has taken _paq over', async () => {
  const plugin = matomo(SITE)
  await startAnalytics({ plugins: [plugin] })
  expect(plugin.isLoaded()).toBe(false)
  runMatomo()
  expect(plugin.isLoaded()).toBe(true)
})

/** Calls ready(), and notes when it resolves. */
function watchReady(analytics: Analytics) {
  const watch = { isReady: false, done: Promise.resolve() }
  watch.done = analytics.ready().then(() => {
    watch.isReady = true
  })
  return watch
}

test.each(['load', 'error'])('ready() waits for matomo.js, and resolves on its %s event', async (outcome) => {
  const analytics = await startAnalytics()
  const watch = watchReady(analytics)
  await wait()
  expect(watch.isReady).toBe(false)
  findScript().dispatchEvent(new Event(outcome))
  await watch.done
})

test('ready() waits no longer than ten seconds', async () => {
  const real = window.setTimeout.bind(window)
  let endWait: (() => void) | undefined
  const setTimer = jest.spyOn(window, 'setTimeout').mockImplementation(((run: () => void, delay?: number) => {
    if (delay !== 10_000) return real(run, delay)
    endWait = run
  }) as never)
  const analytics = await startAnalytics()
  setTimer.mockRestore()
  const watch = watchReady(analytics)
  await wait()
  expect(watch.isReady).toBe(false)
  endWait?.()
  await watch.done
})

test('events do not wait for matomo.js', async () => {
  const analytics = await startAnalytics()
  await analytics.track('Played')
  expect(pushed()).toEqual([['trackEvent', 'All', 'Played']])
})
