import { findRunningMatomo } from './matomo/find-matomo'
import { startMatomo } from './matomo/start-matomo'
import type { MatomoServer } from './matomo/types'

const show = ({ url, login, password, siteId, token }: Required<MatomoServer>) =>
  console.log(`
  URL       ${url}
  login     ${login}
  password  ${password}
  site id   ${siteId}
  token     ${token}
`)

/** `npm run matomo`: runs a Matomo server until Ctrl-C, or says where one runs already. */
async function main(): Promise<void> {
  const running = await findRunningMatomo()
  if (running) {
    console.log('Matomo runs already:')
    show(running)
    return
  }
  // Before the server is ready there is nothing to wait for: it ends with this process.
  let stop = (): Promise<void> => Promise.resolve()
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    console.log('Stopping ...')
    void stop().finally(() => process.exit())
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  // npm, when it is killed, takes only its shell with it.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || end(), 500).unref()
  const since = Date.now()
  const server = await startMatomo({ say: console.log })
  stop = () => server.stop()
  console.log(`Matomo runs, after ${Math.round((Date.now() - since) / 1000)} s:`)
  show(server)
  console.log('Ctrl-C stops it.')
  await server.ended
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- a signal sets it
  if (!stopping) throw new Error('The server ended by itself: see server.log in its cache.')
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
