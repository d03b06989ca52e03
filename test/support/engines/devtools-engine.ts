import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOldChromium } from '../../../scripts/find-old-chromium'
import { startDevTools, type DevToolsConnection } from './devtools-connection'
import type { Engine } from './engine'
import { callText, waitUntil, type Complaints, type TestPage } from './test-page'
import { createVisitorComplaints, type VisitorComplaints } from './visitor-complaints'

/** The oldest Chromium that docs/compatibility.md names, driven by the DevTools protocol. */
export async function startOldChromium(): Promise<Engine> {
  const executablePath = await findOldChromium()
  const profile = mkdtempSync(join(tmpdir(), 'old-chromium-'))
  const browser = startDevTools(executablePath, [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
    `--user-data-dir=${profile}`,
  ])
  const { product } = await browser.send<{ product: string }>('Browser.getVersion')
  return {
    name: 'old-chromium',
    version: product.replace(/^.*\//, 'Chromium '),
    async open(url) {
      const { browserContextId } = await browser.send<Context>('Target.createBrowserContext')
      return openTab({ browser, browserContextId, complaints: createVisitorComplaints() }, url)
    },
    close() {
      browser.end()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
      return Promise.resolve()
    },
  }
}

interface Context {
  browserContextId: string
}

interface Visitor extends Context {
  browser: DevToolsConnection
  complaints: VisitorComplaints
}

async function openTab(visitor: Visitor, url: string): Promise<TestPage> {
  const { browser, browserContextId, complaints } = visitor
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
  })
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  const send = <T>(method: string, params?: object) => browser.send<T>(method, params, sessionId)
  const evaluateText = (text: string) => evaluate(send, text)
  const read = async () => (await evaluateText('window.complaints')) as Complaints | undefined
  const change = async (method: string, params?: object) => {
    const loaded = browser.next('Page.loadEventFired', sessionId)
    await send(method, params)
    await loaded
  }
  await send('Page.enable')
  await change('Page.navigate', { url })
  return {
    async goto(url) {
      complaints.keep(await read())
      await change('Page.navigate', { url })
    },
    async reload() {
      complaints.keep(await read())
      await change('Page.reload')
    },
    async back() {
      complaints.keep(await read())
      const { currentIndex, entries } = await send<History>('Page.getNavigationHistory')
      await change('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]?.id })
    },
    newTab: (url) => openTab(visitor, url),
    evaluate: async (run, ...args) => (await evaluateText(callText(run, args))) as never,
    waitFor: (isSo) =>
      waitUntil(async () => (await evaluateText(callText(isSo, []))) === true, isSo.toString()),
    click: (selector) => click(send, selector),
    async type(selector, text) {
      await click(send, selector)
      await send('Input.insertText', { text })
    },
    async cookieNames() {
      const { cookies } = await send<{ cookies: { name: string }[] }>('Network.getCookies')
      return cookies.map(({ name }) => name)
    },
    complaints: async () => complaints.with(await read()),
    async close() {
      await browser.send('Target.disposeBrowserContext', { browserContextId })
    },
  }
}

interface History {
  currentIndex: number
  entries: { id: number }[]
}

type Send = <T>(method: string, params?: object) => Promise<T>

interface Evaluated {
  result: { value?: unknown }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}

async function evaluate(send: Send, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (!exceptionDetails) return result.value
  throw new Error(`In the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`)
}

/** Clicks as a mouse does, in the middle of the element. */
async function click(send: Send, selector: string): Promise<void> {
  const middle = (selector: string) => {
    const { left, top, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {}
    if (left === undefined || top === undefined || width === undefined || height === undefined)
      return undefined
    return { x: left + width / 2, y: top + height / 2 }
  }
  const place = await evaluate(send, callText(middle, [selector]))
  if (place === undefined) throw new Error(`The page has no ${selector}.`)
  for (const type of ['mousePressed', 'mouseReleased']) {
    await send('Input.dispatchMouseEvent', { ...(place as object), type, button: 'left', clickCount: 1 })
  }
}
