import { randomBytes } from 'node:crypto'
import { existsSync, openSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createMatomoApi } from './api'
import { cached, cacheFolder } from './cache'
import { freePort } from './free-port'
import { runInNamespace } from './in-namespace'
import { installMatomo } from './install-matomo'
import { makeRoot } from './make-root'
import { missingRequirement } from './missing-requirement'
import type { MatomoServer } from './types'

export interface StartOptions {
  /** The port on 127.0.0.1. Default 8090; another one where that is taken. */
  port?: number
  /** Is told each step, in a line. Default: silence. */
  say?: (line: string) => void
}

export interface StartedMatomo extends Required<MatomoServer> {
  stop(): Promise<void>
  /** Resolved when the server has ended, whoever ended it. */
  ended: Promise<void>
}

/** MariaDB writes out what it holds; after that time it is killed, and repairs itself at the next start. */
const STOP_MS = 15_000
const START_MS = 60_000

/**
 * Starts the Matomo server of the cache, making it first where there is none (more than a minute). It ends with
 * this process, however that ends.
 *
 * @throws an Error for people to read, where something is missing or fails
 */
export async function startMatomo(options: StartOptions = {}): Promise<StartedMatomo> {
  const { port: preferred = 8090, say = () => undefined } = options
  const missing = missingRequirement()
  if (missing) {
    throw new Error(
      `A Matomo server cannot be made here, as ${missing}: use one of your own by setting MATOMO_URL and MATOMO_TOKEN, or start one in a container (see compose.yaml).`,
    )
  }
  await mkdir(cacheFolder, { recursive: true })
  if (!existsSync(cached.root)) await makeRoot(say)

  const port = await freePort(preferred)
  const url = `http://127.0.0.1:${port}`
  say('Starting MariaDB and PHP ...')
  const config = join(import.meta.dirname, 'common.config.ini.php')
  const script = runInNamespace(
    'serve.sh',
    [cacheFolder, String(port), config],
    openSync(cached.serverLog, 'w'),
  )
  const ended = script.exited.then(() => undefined)
  const stop = async () => {
    await rm(cached.running, { force: true })
    script.end()
    const timer = setTimeout(() => script.kill(), STOP_MS)
    await ended.finally(() => clearTimeout(timer))
  }

  try {
    await Promise.race([answers(`${url}/matomo.js`), failWhen(script.exited)])
    const account = existsSync(cached.installed) ? await readAccount() : await install(url, say)
    const server = { ...account, url }
    await createMatomoApi(server).call('API.getMatomoVersion')
    await writeFile(cached.running, JSON.stringify(server), { mode: 0o600 })
    return { ...server, stop, ended }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

async function install(url: string, say: (line: string) => void): Promise<Required<MatomoServer>> {
  say("Going through Matomo's installer ...")
  const server = await installMatomo({
    url,
    // Made by serve.sh; reachable in the root alone.
    database: { host: '/run/mysqld/mysqld.sock', username: 'matomo', password: 'matomo', dbname: 'matomo' },
    login: 'admin',
    password: randomBytes(9).toString('base64url'),
  })
  await writeFile(cached.installed, JSON.stringify(server), { mode: 0o600 })
  return server
}

const readAccount = async () => JSON.parse(await readFile(cached.installed, 'utf8')) as Required<MatomoServer>

async function answers(address: string): Promise<void> {
  const end = Date.now() + START_MS
  while (
    !(await fetch(address).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (Date.now() > end) throw new Error(`The server does not answer: see ${cached.serverLog}.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function failWhen(exited: Promise<number>): Promise<never> {
  await exited
  throw new Error(`The server ended by itself: see ${cached.serverLog}.`)
}
