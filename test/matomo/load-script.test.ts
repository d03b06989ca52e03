/** @jest-environment jsdom */
import { loadScript, preloadScript, type ScriptSettings } from '../../src/matomo/load-script'
import {
  addPageScript,
  cleanScripts,
  createConditions,
  endAttempt,
  runMatomo,
  SCRIPT_URL,
  scripts,
} from './support/script-page'

const FIRST_FAILURE = expect.stringContaining(
  `matomo.js did not load from ${SCRIPT_URL}. Calls wait, and loading is tried again.`,
) as string
const LAST_FAILURE = expect.stringContaining(
  `matomo.js did not load from ${SCRIPT_URL}, and loading is not tried again.`,
) as string

let warned: jest.SpyInstance<void, Parameters<typeof console.warn>>

/** Starts loading matomo.js. */
function start(settings: Partial<ScriptSettings> = {}) {
  const { state, conditions } = createConditions()
  const onFirst = jest.fn()
  const onEnd = jest.fn()
  void loadScript({ scriptUrl: SCRIPT_URL, ...settings }, conditions, onFirst).then(onEnd)
  return { state, onFirst, onEnd }
}

const wait = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds)
const warnings = (): unknown[] => warned.mock.calls.flat()

beforeEach(() => {
  jest.useFakeTimers()
  warned = jest.spyOn(console, 'warn').mockImplementation()
})
afterEach(() => {
  cleanScripts()
  Reflect.deleteProperty(window, 'trustedTypes')
  jest.restoreAllMocks()
  jest.useRealTimers()
})

describe('the script element', () => {
  test('is one async script in the head, with the address of matomo.js', () => {
    start()
    expect(scripts().map(({ src, async, parentElement }) => [src, async, parentElement])).toEqual([
      [SCRIPT_URL, true, document.head],
    ])
  })

  test('says what the settings say of nonce, integrity and crossOrigin', () => {
    start({ nonce: 'n', integrity: 'sha384-x', crossOrigin: 'use-credentials' })
    expect(scripts()[0]).toMatchObject({ nonce: 'n', integrity: 'sha384-x', crossOrigin: 'use-credentials' })
  })

  test('has no nonce, integrity or crossOrigin where the settings have none', () => {
    start()
    const [script] = scripts()
    expect(['integrity', 'crossorigin'].filter((name) => script?.hasAttribute(name))).toEqual([])
    expect(script?.nonce).toBe('')
  })

  test('has the nonce of the page’s own scripts where the settings have none', () => {
    addPageScript('https://shop.test/shop.js').nonce = 'page'
    scripts()[0]?.setAttribute('nonce', 'page')
    start()
    expect(scripts().at(-1)).toMatchObject({ src: SCRIPT_URL, nonce: 'page' })
  })
})

describe('loading', () => {
  test('ends, without a warning, when the script has loaded and matomo.js runs', async () => {
    const { onFirst, onEnd } = start()
    await wait(60_000)
    expect([onFirst, onEnd].map(({ mock }) => mock.calls.length)).toEqual([0, 0])
    await endAttempt('load', { isRunning: true })
    expect([onFirst, onEnd].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
    expect(warnings()).toEqual([])
    expect(scripts()).toHaveLength(1)
  })

  test('adds no script where matomo.js runs already', async () => {
    runMatomo()
    const { onFirst, onEnd } = start()
    await wait(0)
    expect([onFirst, onEnd].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
    expect(scripts()).toEqual([])
  })

  test('ends before the first attempt where matomo.js is not wanted', async () => {
    const { conditions, state } = createConditions()
    state.isWanted = false
    await loadScript({ scriptUrl: SCRIPT_URL }, conditions, jest.fn())
    expect(scripts()).toEqual([])
    expect(warnings()).toEqual([])
  })

  test.each<[string, 'load' | 'error']>([
    ['cannot be loaded', 'error'],
    ['loads, but does not start Matomo', 'load'],
  ])('removes a script that %s, and warns that loading is tried again', async (_, outcome) => {
    const { onFirst, onEnd } = start()
    await endAttempt(outcome)
    expect(scripts()).toEqual([])
    expect(warnings()).toEqual([FIRST_FAILURE])
    expect(onFirst).toHaveBeenCalled()
    expect(onEnd).not.toHaveBeenCalled()
  })

  test('is tried again after 1, 5 and 25 s, and then given up with a second warning', async () => {
    const { onEnd } = start()
    for (const pause of [1000, 5000, 25_000]) {
      await endAttempt('error')
      await wait(pause - 1)
      expect(scripts()).toHaveLength(0)
      await wait(1)
      expect(scripts()).toHaveLength(1)
    }
    expect(warnings()).toEqual([FIRST_FAILURE])
    await endAttempt('error')
    expect(warnings()).toEqual([FIRST_FAILURE, LAST_FAILURE])
    expect(onEnd).toHaveBeenCalled()
    await wait(60_000)
    expect(scripts()).toHaveLength(0)
  })

  test('ends without a second warning when a later attempt succeeds', async () => {
    const { onEnd } = start()
    await endAttempt('error')
    await wait(1000)
    await endAttempt('load', { isRunning: true })
    expect(onEnd).toHaveBeenCalled()
    expect(warnings()).toEqual([FIRST_FAILURE])
  })

  test('ends without another attempt where matomo.js is no longer wanted', async () => {
    const { state, onEnd } = start()
    await endAttempt('error')
    state.isWanted = false
    await wait(1000)
    expect(scripts()).toHaveLength(0)
    expect(onEnd).toHaveBeenCalled()
    expect(warnings()).toEqual([FIRST_FAILURE])
  })

  test('is tried again as soon as the browser says that it is online', async () => {
    start()
    await endAttempt('error')
    dispatchEvent(new Event('online'))
    await wait(0)
    expect(scripts()).toHaveLength(1)
  })

  test('is not tried again before the network works, however long that takes', async () => {
    const { state } = start()
    state.isOnline = false
    await endAttempt('error')
    await wait(100_000)
    expect(scripts()).toHaveLength(0)
    state.goOnline()
    await wait(0)
    expect(scripts()).toHaveLength(1)
  })

  test('is given up with warnings, and throws nothing, where the page allows no Trusted Types policy of ours', async () => {
    const createPolicy = () => {
      throw new TypeError('no policy')
    }
    Object.assign(window, { trustedTypes: { createPolicy } })
    const { onFirst, onEnd } = start()
    await wait(31_000)
    expect(scripts()).toEqual([])
    expect(warnings()).toEqual([FIRST_FAILURE, LAST_FAILURE])
    expect(onFirst).toHaveBeenCalled()
    expect(onEnd).toHaveBeenCalled()
  })
})

describe('a script that the page has already', () => {
  const CUSTOM_URL = 'https://cdn.test/m.js'

  test.each([
    ['has the same address', CUSTOM_URL, ''],
    ['has the name matomo.js', 'https://shop.test/js/matomo.js?v=5', ''],
    ['has the name piwik.js', 'https://shop.test/piwik.js', ''],
    ['is a module', CUSTOM_URL, 'module'],
    ['has the type text/javascript', CUSTOM_URL, 'text/javascript'],
    ['has the type application/javascript', CUSTOM_URL, 'application/javascript'],
  ])('is waited for where it %s', async (_, src, type) => {
    addPageScript(src, type)
    const { onEnd } = start({ scriptUrl: CUSTOM_URL })
    expect(scripts()).toHaveLength(1)
    await endAttempt('load', { isRunning: true })
    expect(onEnd).toHaveBeenCalled()
    expect(warnings()).toEqual([])
  })

  test.each([
    ['has another name', 'https://shop.test/shop.js', ''],
    ['has a name that only ends like matomo.js', 'https://shop.test/my-matomo.js', ''],
    ['is kept from running by a consent manager', SCRIPT_URL, 'text/plain'],
  ])('is left alone where it %s', (_, src, type) => {
    const found = addPageScript(src, type)
    start()
    expect(scripts().map((script) => script === found)).toEqual([true, false])
    expect(scripts()[1]?.src).toBe(SCRIPT_URL)
  })

  test('is waited for no longer than ten seconds', async () => {
    addPageScript('https://shop.test/js/matomo.js')
    const { onFirst } = start()
    await wait(9999)
    expect(onFirst).not.toHaveBeenCalled()
    await wait(1)
    expect(onFirst).toHaveBeenCalled()
    await wait(1000)
    expect(scripts().map(({ src }) => src)).toEqual([SCRIPT_URL])
  })

  test('is no longer waited for when it fails', async () => {
    addPageScript('https://shop.test/js/matomo.js')
    const { onFirst } = start()
    await endAttempt('error')
    expect(onFirst).toHaveBeenCalled()
  })
})

describe('preloading', () => {
  test('adds a link by which the browser fetches the script without running it', () => {
    preloadScript({ scriptUrl: SCRIPT_URL })
    expect(scripts()).toEqual([])
    expect(document.head.querySelector('link')).toMatchObject({
      rel: 'preload',
      as: 'script',
      href: SCRIPT_URL,
    })
  })

  test('says the same of nonce, integrity and crossOrigin as the script element, or the browser fetches the script twice', () => {
    const settings = { scriptUrl: SCRIPT_URL, nonce: 'n', integrity: 'sha384-x', crossOrigin: 'anonymous' }
    preloadScript(settings)
    start(settings)
    const said = ({ nonce, integrity, crossOrigin }: HTMLScriptElement | HTMLLinkElement) => [
      nonce,
      integrity,
      crossOrigin,
    ]
    const link = document.head.querySelector('link')
    expect(link && said(link)).toEqual(['n', 'sha384-x', 'anonymous'])
    expect(scripts().map(said)).toEqual([['n', 'sha384-x', 'anonymous']])
  })
})
