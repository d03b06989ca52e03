import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../../scripts/matomo/free-port'
import type { FoundWebKit } from '../../../scripts/find-webkit'

export interface WebDriverServer {
  url: string
  /** Ends the server and the screen; the browser ends with its server. */
  stop(): void
}

const START_MS = 15_000

/** Starts a WebDriver server, with a screen of its own if the browser needs one. */
export async function startWebDriverServer({ driver, screen }: FoundWebKit): Promise<WebDriverServer> {
  const port = await freePort(0)
  const url = `http://127.0.0.1:${port}`
  const children: ChildProcess[] = []
  const stop = () => {
    process.off('exit', stop)
    for (const child of children) child.kill()
  }
  // A test that is ended by force leaves no browser behind.
  process.once('exit', stop)
  try {
    const env = { ...process.env }
    if (screen) {
      const xvfb = spawn(screen, ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      children.push(xvfb)
      env.DISPLAY = `:${await firstLine(xvfb)}`
    }
    children.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }))
    await answers(`${url}/status`)
    return { url, stop }
  } catch (error) {
    stop()
    throw error
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => {
      resolve(data.toString().trim())
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(new Error(`The screen ended with ${String(code)}.`))
    })
  })
}

async function answers(address: string): Promise<void> {
  const deadline = Date.now() + START_MS
  const ask = () =>
    fetch(address).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`No WebDriver server answers at ${address}.`)
    await wait(50)
  }
}
