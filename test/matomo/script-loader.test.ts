/** @jest-environment jsdom */
import { createScriptLoader } from '../../src/matomo/script-loader'
import { cleanScripts, createConditions, endAttempt, SCRIPT_URL, scripts } from './support/script-page'

/** A loader of matomo.js; `isReady()` tells whether what `ready()` last returned has resolved. */
function startLoader() {
  const onLoaded = jest.fn()
  const loader = createScriptLoader({ scriptUrl: SCRIPT_URL }, createConditions().conditions, onLoaded)
  const isReady = async () => {
    const onReady = jest.fn()
    void loader.ready().then(onReady)
    await jest.advanceTimersByTimeAsync(0)
    return onReady.mock.calls.length > 0
  }
  return { loader, onLoaded, isReady }
}

/** Lets all attempts fail. */
async function failForGood(): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt++) {
    await endAttempt('error')
    await jest.advanceTimersByTimeAsync(25_000)
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  jest.spyOn(console, 'warn').mockImplementation()
})
afterEach(() => {
  cleanScripts()
  jest.restoreAllMocks()
  jest.useRealTimers()
})

test('nobody has to wait before loading has started, and nothing is loaded', async () => {
  const { isReady } = startLoader()
  expect(await isReady()).toBe(true)
  expect(scripts()).toEqual([])
})

test('everybody waits while matomo.js is on its way, and no longer when it runs', async () => {
  const { loader, isReady, onLoaded } = startLoader()
  loader.load()
  expect(await isReady()).toBe(false)
  expect(onLoaded).not.toHaveBeenCalled()
  await endAttempt('load', { isRunning: true })
  expect(await isReady()).toBe(true)
  expect(onLoaded).toHaveBeenCalledTimes(1)
})

test('nobody has to wait any more when matomo.js has failed to load once', async () => {
  const { loader, isReady, onLoaded } = startLoader()
  loader.load()
  await endAttempt('error')
  expect(await isReady()).toBe(true)
  expect(onLoaded).not.toHaveBeenCalled()
})

describe('matomo.js could not be had', () => {
  const failedAfter = async (before: () => void, event: 'load' | 'error', isRunning = false) => {
    const { loader } = startLoader()
    loader.load()
    expect(loader.hasFailed()).toBe(false)
    before()
    await endAttempt(event, { isRunning })
    return loader
  }

  test('when an attempt has failed, until another one succeeds', async () => {
    const loader = await failedAfter(() => undefined, 'error')
    expect(loader.hasFailed()).toBe(true)
    await jest.advanceTimersByTimeAsync(1000)
    await endAttempt('load', { isRunning: true })
    expect(loader.hasFailed()).toBe(false)
  })

  test('when what came is no matomo.js, as from a blocker', async () => {
    expect((await failedAfter(() => undefined, 'load')).hasFailed()).toBe(true)
  })

  test('is not said of attempts that the browser gives up because the page is being left', async () => {
    const loader = await failedAfter(() => dispatchEvent(new Event('beforeunload')), 'error')
    expect(loader.hasFailed()).toBe(false)
    await jest.advanceTimersByTimeAsync(1000)
    await endAttempt('error')
    expect(loader.hasFailed()).toBe(false)
  })

  test('is said of attempts ten seconds after a navigation that was a download', async () => {
    const loader = await failedAfter(() => dispatchEvent(new Event('beforeunload')), 'error')
    await jest.advanceTimersByTimeAsync(10_000)
    await endAttempt('error')
    expect(loader.hasFailed()).toBe(true)
  })

  test('stays so where a navigation begins after that', async () => {
    const loader = await failedAfter(() => undefined, 'error')
    dispatchEvent(new Event('beforeunload'))
    await jest.advanceTimersByTimeAsync(1000)
    await endAttempt('error')
    expect(loader.hasFailed()).toBe(true)
  })

  test('is not said of an attempt without a network', async () => {
    const { state, conditions } = createConditions()
    state.isOnline = false
    const loader = createScriptLoader({ scriptUrl: SCRIPT_URL }, conditions, jest.fn())
    loader.load()
    await endAttempt('error')
    expect(loader.hasFailed()).toBe(false)
  })
})

test('nobody has to wait longer than ten seconds', async () => {
  const { loader, isReady } = startLoader()
  loader.load()
  await jest.advanceTimersByTimeAsync(9999)
  expect(await isReady()).toBe(false)
  await jest.advanceTimersByTimeAsync(1)
  expect(await isReady()).toBe(true)
})

test('a matomo.js that comes with a later attempt is told of', async () => {
  const { loader, onLoaded } = startLoader()
  loader.load()
  await endAttempt('error')
  await jest.advanceTimersByTimeAsync(1000)
  await endAttempt('load', { isRunning: true })
  expect(onLoaded).toHaveBeenCalledTimes(1)
})

test('loading is not started a second time while it is under way', async () => {
  const { loader } = startLoader()
  loader.load()
  loader.load()
  await endAttempt('error')
  await jest.advanceTimersByTimeAsync(1000)
  loader.load()
  expect(scripts()).toHaveLength(1)
})

test('loading that was given up is told of to nobody, and can be started again', async () => {
  const { loader, onLoaded } = startLoader()
  loader.load()
  await failForGood()
  expect(scripts()).toHaveLength(0)
  expect(onLoaded).not.toHaveBeenCalled()
  loader.load()
  expect(scripts()).toHaveLength(1)
})

test('a matomo.js that runs is not loaded again, and is told of once', async () => {
  const { loader, onLoaded } = startLoader()
  loader.load()
  await endAttempt('load', { isRunning: true })
  loader.load()
  await jest.advanceTimersByTimeAsync(0)
  expect(scripts()).toHaveLength(1)
  expect(onLoaded).toHaveBeenCalledTimes(1)
})
