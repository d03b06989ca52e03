/** @jest-environment jsdom */
import { askFor, createConnection, type Connection } from '../../src/destination/connection'

let connection: Connection | undefined

/** Says in the browser's name whether there is a network. */
function setOnline(isOnline: boolean): void {
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
}

/** A connection, and how often it has asked the network. */
function start(ask: () => Promise<unknown> = () => Promise.reject(new Error('no network'))) {
  const asked = jest.fn(ask)
  const changed = jest.fn()
  connection = createConnection(asked, changed)
  return { connection, asked, changed }
}

/** A promise that the test settles. */
function openPromise() {
  let resolve: () => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<void>((...settle) => {
    ;[resolve, reject] = settle
  })
  return { promise, resolve, reject }
}

beforeEach(() => {
  jest.useFakeTimers()
  globalThis.fetch = jest.fn()
})
afterEach(() => {
  connection?.stop()
  jest.restoreAllMocks()
  jest.useRealTimers()
})

test('the network works where the browser says so', () => {
  expect(start().connection.isOnline()).toBe(true)
})

test('the network does not work where the browser says so, until the browser says otherwise', () => {
  const { connection, changed } = start()
  setOnline(false)
  expect(connection.isOnline()).toBe(false)
  setOnline(true)
  expect(connection.isOnline()).toBe(true)
  expect(changed).toHaveBeenCalledTimes(1)
})

test('a browser that is online again without an event is believed', () => {
  const { connection } = start()
  setOnline(false)
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  expect(connection.isOnline()).toBe(true)
})

test('nobody asks the network while nothing waits for it', async () => {
  const { asked } = start()
  setOnline(false)
  await jest.advanceTimersByTimeAsync(120_000)
  expect(asked).not.toHaveBeenCalled()
})

test('the network is asked after 5 s and then every 30 s while something waits', async () => {
  const { connection, asked } = start()
  setOnline(false)
  connection.probe()
  await jest.advanceTimersByTimeAsync(4999)
  expect(asked).toHaveBeenCalledTimes(0)
  await jest.advanceTimersByTimeAsync(1)
  expect(asked).toHaveBeenCalledTimes(1)
  await jest.advanceTimersByTimeAsync(29_999)
  expect(asked).toHaveBeenCalledTimes(1)
  await jest.advanceTimersByTimeAsync(1)
  expect(asked).toHaveBeenCalledTimes(2)
})

test('several things that wait ask once', async () => {
  const { connection, asked } = start()
  setOnline(false)
  connection.probe()
  connection.probe()
  void connection.whenOnline()
  await jest.advanceTimersByTimeAsync(5000)
  expect(asked).toHaveBeenCalledTimes(1)
})

test('an answer proves that the network works, whatever the browser says', async () => {
  const { connection, changed, asked } = start(() => Promise.resolve())
  setOnline(false)
  connection.probe()
  await jest.advanceTimersByTimeAsync(5000)
  expect(connection.isOnline()).toBe(true)
  expect(changed).toHaveBeenCalledTimes(1)
  await jest.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(1)
})

test('an `offline` event makes the answer to an earlier question worthless, and starts over', async () => {
  const { promise, resolve } = openPromise()
  const { connection, asked } = start(() => promise)
  setOnline(false)
  connection.probe()
  await jest.advanceTimersByTimeAsync(5000)
  setOnline(false)
  resolve()
  await jest.advanceTimersByTimeAsync(0)
  expect(connection.isOnline()).toBe(false)
  await jest.advanceTimersByTimeAsync(5000)
  expect(asked).toHaveBeenCalledTimes(2)
})

test('an `offline` event makes a failure of an earlier question worthless, too', async () => {
  const { promise, reject } = openPromise()
  const { connection, asked } = start(() => promise)
  setOnline(false)
  connection.probe()
  await jest.advanceTimersByTimeAsync(5000)
  setOnline(false)
  reject(new Error('no network'))
  await jest.advanceTimersByTimeAsync(5000)
  expect(asked).toHaveBeenCalledTimes(2)
})

test('the network is asked at once when matomo.js has loaded, unless the browser says already that it works', async () => {
  const { connection, asked } = start()
  connection.noteLoaded()
  await jest.advanceTimersByTimeAsync(0)
  expect(asked).not.toHaveBeenCalled()
  setOnline(false)
  connection.probe()
  connection.noteLoaded()
  await jest.advanceTimersByTimeAsync(0)
  expect(asked).toHaveBeenCalledTimes(1)
  await jest.advanceTimersByTimeAsync(29_000)
  expect(asked).toHaveBeenCalledTimes(1)
})

test('a browser that cannot ask takes it for a proof of the network that matomo.js has loaded', () => {
  Reflect.deleteProperty(globalThis, 'fetch')
  const { connection, asked } = start()
  setOnline(false)
  connection.noteLoaded()
  expect(connection.isOnline()).toBe(true)
  expect(asked).not.toHaveBeenCalled()
})

test('an `offline` event takes back what was proven', async () => {
  const { connection } = start(() => Promise.resolve())
  setOnline(false)
  connection.noteLoaded()
  await jest.advanceTimersByTimeAsync(0)
  expect(connection.isOnline()).toBe(true)
  setOnline(false)
  expect(connection.isOnline()).toBe(false)
})

test('waiting for the network ends at once where the network works', async () => {
  await expect(start().connection.whenOnline()).resolves.toBeUndefined()
})

test('waiting for the network ends when the browser is online', async () => {
  const { connection } = start()
  setOnline(false)
  const waited = connection.whenOnline()
  setOnline(true)
  await expect(waited).resolves.toBeUndefined()
})

test('a connection that is stopped asks and hears nothing more', async () => {
  const { connection, asked, changed } = start()
  setOnline(false)
  connection.probe()
  connection.stop()
  setOnline(true)
  await jest.advanceTimersByTimeAsync(60_000)
  expect(asked).not.toHaveBeenCalled()
  expect(changed).not.toHaveBeenCalled()
})

test('the network is asked by a request for an address, whose answer nobody reads', async () => {
  const fetched = jest.fn(() => Promise.resolve('answer'))
  // jsdom has none.
  Object.assign(globalThis, { fetch: fetched })
  await expect(askFor('https://matomo.test/matomo.js')).resolves.toBe('answer')
  Reflect.deleteProperty(globalThis, 'fetch')
  expect(fetched.mock.calls).toEqual([
    ['https://matomo.test/matomo.js', { method: 'HEAD', mode: 'no-cors', cache: 'no-store' }],
  ])
})

test('on a page without fetch, the question fails without an error in the page', async () => {
  const { fetch } = globalThis
  Reflect.deleteProperty(globalThis, 'fetch')
  try {
    await expect(askFor('https://matomo.test/matomo.js')).rejects.toThrow()
  } finally {
    if (typeof fetch === 'function') globalThis.fetch = fetch
  }
})
