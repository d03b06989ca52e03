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
