// Runs in a page: applies commands to the real matomo.js and to our code, and returns the requests of both.
import { applyCommand, createTracker } from '../../src/matomo/tracking-request'
import { readPage } from '../../src/matomo/tracking-request/read-page'

export type Command = readonly [method: string, ...args: unknown[]]

/** The requests for one command. */
export interface Requests {
  readonly command: Command
  readonly matomo: readonly string[]
  readonly ours: readonly string[]
  /** Whether our code says that its request is as matomo.js's. */
  readonly isKnown: boolean
}

declare global {
  interface Window {
    /** Applies commands one by one; each is sent before the next is applied. */
    requestsFor(commands: readonly Command[]): Promise<Requests[]>
  }
}

const sent: Promise<string>[] = []
navigator.sendBeacon = (url, body) => {
  const [, query = ''] = String(url).split('?')
  sent.push(body instanceof Blob && body.size > 0 ? body.text() : Promise.resolve(query))
  return true
}

// matomo.js waits between its requests, 0.8 s after the first and 2.5 s for content; its order stays the same without.
const setRealTimeout = window.setTimeout.bind(window)
let timersUnderWay = 0
window.setTimeout = ((run: () => void) => {
  timersUnderWay++
  return setRealTimeout(() => {
    timersUnderWay--
    run()
  }, 0)
}) as typeof setTimeout
window.clearTimeout = () => {
  // matomo.js puts off its content hits by a new timer. The old one finds nothing to send then.
}

/** What matomo.js has sent since the last call. */
async function takeSent(): Promise<string[]> {
  // Before its first request matomo.js asks the browser the same, and is answered first.
  await readClientHints()
  do await new Promise((resolve) => setRealTimeout(resolve, 5))
  while (timersUnderWay > 0)
  const bodies = await Promise.all(sent.splice(0))
  return bodies.flatMap((body) => {
    if (!body.startsWith('{')) return [body]
    const { requests } = JSON.parse(body) as { requests: string[] }
    return requests.map((request) => request.slice(1))
  })
}

/** The browser's description of itself, as matomo.js sends it; there is one in Chromium alone. */
async function readClientHints(): Promise<object> {
  const { userAgentData } = navigator as {
    userAgentData?: { getHighEntropyValues(names: string[]): Promise<Record<string, unknown>> }
  }
  const names = [
    'brands',
    'model',
    'platform',
    'platformVersion',
    'uaFullVersion',
    'fullVersionList',
    'formFactors',
  ]
  const hints = (await userAgentData?.getHighEntropyValues(names)) ?? {}
  delete hints.brands
  delete hints.uaFullVersion
  return hints
}

window.requestsFor = async (commands) => {
  const page = readPage()
  const uadata = JSON.stringify(await readClientHints())
  const tracker = createTracker({ ...page, browser: { uadata, ...page.browser } })
  const real = window.Matomo?.getTracker?.(`${location.origin}/matomo/matomo.php`, '') ?? {}
  const all: Requests[] = []
  for (const command of commands) {
    const [method, ...args] = structuredClone<Command>(command)
    const ours = applyCommand(tracker, command, Date.now())
    real[method]?.(...args)
    all.push({
      command,
      matomo: await takeSent(),
      ours: ours === undefined ? [] : [ours],
      isKnown: tracker.isKnown,
    })
  }
  return all
}
