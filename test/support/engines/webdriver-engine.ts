import { findOldWebKit, findWebKit, type FoundWebKit } from '../../../scripts/find-webkit'
import type { Engine } from './engine'
import { callText, WAIT_MS, waitUntil, type Complaints, type TestPage } from './test-page'
import { createVisitorComplaints, type VisitorComplaints } from './visitor-complaints'
import { startWebDriverServer, type WebDriverServer } from './webdriver-server'
import { startSession, type WebDriverSession } from './webdriver-session'

export type WebDriverEngine = 'webkit' | 'old-webkit'

const kinds = {
  webkit: {
    title: 'WebKitGTK',
    find: findWebKit,
    capabilities: (binary: string) => ({
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    }),
  },
  'old-webkit': {
    title: 'WPE WebKit',
    find: findOldWebKit,
    capabilities: (binary: string) => ({
      'wpe:browserOptions': { binary, args: ['--headless', '--automation'] },
    }),
  },
}

/** What the WebDriver standard calls the id of an element in its answers. */
const ELEMENT_ID = 'element-6066-11e4-a52e-4f735466cecf'

/**
 * A WebKit, driven by WebDriver. Its driver takes one session at a time, so there is one visitor at a time: a new one
 * ends the one before.
 */
export async function startWebDriverEngine(name: WebDriverEngine): Promise<Engine> {
  const { title, find, capabilities } = kinds[name]
  const found = await find()
  let server = await startWebDriverServer(found)
  let visitor = await startVisitor()
  let isFresh = true

  async function startVisitor(): Promise<WebDriverSession> {
    const wanted = { ...capabilities(found.browser), timeouts: { script: WAIT_MS, pageLoad: 30_000 } }
    try {
      return await startSession(server.url, wanted)
    } catch {
      server.stop()
      server = await restart(found)
      return startSession(server.url, wanted)
    }
  }

  return {
    name,
    version: `${title} ${visitor.browserVersion}`,
    async open(url) {
      if (!isFresh) {
        await visitor.end().catch(() => undefined)
        visitor = await startVisitor()
      }
      isFresh = false
      const handle = await visitor.send<string>('GET', '/window')
      return openTab(createTabs(visitor, handle), handle, url)
    },
    async close() {
      await visitor.end().catch(() => undefined)
      server.stop()
    },
  }
}

const restart = (found: FoundWebKit): Promise<WebDriverServer> => startWebDriverServer(found)

/** The tabs of one visitor: WebDriver speaks to one at a time. */
interface Tabs {
  session: WebDriverSession
  complaints: VisitorComplaints
  /** Sends a command to that tab. */
  send: <T>(handle: string, method: 'GET' | 'POST', path: string, body?: object) => Promise<T>
}

function createTabs(session: WebDriverSession, first: string): Tabs {
  let current = first
  return {
    session,
    complaints: createVisitorComplaints(),
    async send(handle, method, path, body) {
      if (handle !== current) await session.send('POST', '/window', { handle })
      current = handle
      return session.send(method, path, body)
    },
  }
}

async function openTab(tabs: Tabs, handle: string, url: string): Promise<TestPage> {
  const post = <T>(path: string, body?: object) => tabs.send<T>(handle, 'POST', path, body)
  const evaluateText = (text: string) => evaluate(post, text)
  const find = async (selector: string) => {
    const element = await post<Record<string, string>>('/element', {
      using: 'css selector',
      value: selector,
    })
    return `/element/${element[ELEMENT_ID] ?? ''}`
  }
  const readComplaints = async () => (await evaluateText('window.complaints')) as Complaints | undefined
  const keepComplaints = async () => {
    tabs.complaints.keep(await readComplaints())
  }
  const tab: TestPage = {
    async goto(url) {
      await keepComplaints()
      await post('/url', { url })
    },
    async reload() {
      await keepComplaints()
      await post('/refresh')
    },
    async back() {
      await keepComplaints()
      await post('/back')
    },
    async newTab(url) {
      const opened = await post<{ handle: string }>('/window/new', { type: 'tab' })
      return openTab(tabs, opened.handle, url)
    },
    evaluate: async (run, ...args) => (await evaluateText(callText(run, args))) as never,
    waitFor: (isSo) =>
      waitUntil(async () => (await evaluateText(callText(isSo, []))) === true, isSo.toString()),
    click: async (selector) => post(`${await find(selector)}/click`),
    type: async (selector, text) => post(`${await find(selector)}/value`, { text }),
    cookieNames: async () =>
      (await tabs.send<{ name: string }[]>(handle, 'GET', '/cookie')).map(({ name }) => name),
    complaints: async () => tabs.complaints.with(await readComplaints()),
    close: () => tabs.session.end(),
  }
  await post('/url', { url })
  return tab
}

/** Runs in the page, by WebDriver: its last argument takes the result. */
async function evaluate(
  post: <T>(path: string, body: object) => Promise<T>,
  expression: string,
): Promise<unknown> {
  const script = `const done = arguments[arguments.length - 1]
    Promise.resolve().then(() => ${expression}).then(
      (value) => done({ value }),
      (error) => done({ error: String(error) }),
    )`
  const result = await post<{ value?: unknown; error?: string }>('/execute/async', { script, args: [] })
  if (result.error !== undefined) throw new Error(`In the page: ${result.error}`)
  return result.value
}
