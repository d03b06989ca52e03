/** The first question whether the network works comes after this time, in milliseconds. */
const FIRST_PROBE_MS = 5000
/** All further questions come after this time, in milliseconds. */
const NEXT_PROBE_MS = 30_000

/** Whether the network works. */
export interface Connection {
  isOnline(): boolean
  /** Resolves once the network works; at once where it works now. */
  whenOnline(): Promise<void>
  /** Asks from time to time whether the network works, although the browser denies it. Called when something waits for it. */
  probe(): void
  /**
   * Called when matomo.js has loaded. That proves that the network works, unless the script came from the browser's cache. So the
   * network is asked at once, if the browser has `fetch`.
   */
  noteLoaded(): void
  stop(): void
}

/**
 * Follows what the browser says of its network. Behind a VPN, some browsers say for good that they are offline, so an answer from
 * the network counts more, until the next `offline` event.
 *
 * @param ask - sends a request, and resolves where the network takes it
 * @param onChange - called when the network works again
 */
export function createConnection(ask: () => Promise<unknown>, onChange: () => void): Connection {
  // What the last event or proof said. Reading `navigator.onLine` costs half a call, so it is read only while this is false.
  let isKnownOnline = navigator.onLine
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting: (() => void)[] = []

  const isOnline = () => isKnownOnline || navigator.onLine
  const endProbing = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const askIn = (delay: number) => {
    const thisTimer = setTimeout(() => {
      ask().then(
        () => {
          // An `offline` event in between makes the answer worthless.
          if (timer === thisTimer) prove()
        },
        () => {
          if (timer === thisTimer) askIn(NEXT_PROBE_MS)
        },
      )
    }, delay)
    timer = thisTimer
  }
  const probe = () => {
    if (!isOnline() && timer === undefined) askIn(FIRST_PROBE_MS)
  }
  const prove = () => {
    endProbing()
    isKnownOnline = true
    for (const resolve of waiting.splice(0)) resolve()
    onChange()
  }
  const noteLoaded = () => {
    endProbing()
    if (typeof fetch !== 'function') prove()
    else if (!isOnline()) askIn(0)
  }
  const onOffline = () => {
    const wasProbing = timer !== undefined
    endProbing()
    isKnownOnline = false
    if (wasProbing || waiting.length > 0) probe()
  }
  addEventListener('online', prove)
  addEventListener('offline', onOffline)

  return {
    isOnline,
    probe,
    noteLoaded,
    whenOnline: () =>
      new Promise((resolve) => {
        if (isOnline()) resolve()
        else {
          waiting.push(resolve)
          probe()
        }
      }),
    stop() {
      endProbing()
      removeEventListener('online', prove)
      removeEventListener('offline', onOffline)
    },
  }
}

/** Asks for an address. The answer is not read: it shows only that the network works. */
export async function askFor(url: string): Promise<unknown> {
  return await fetch(url, { method: 'HEAD', mode: 'no-cors', cache: 'no-store' })
}
