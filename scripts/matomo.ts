/** `npm run matomo`: runs a Matomo server until Ctrl-C, or says where one runs already. */
import { findRunningMatomo } from './matomo/find-matomo'
import { startMatomo } from './matomo/start-matomo'
import type { MatomoServer } from './matomo/types'

async function main(): Promise<void> {
  const running = await findRunningMatomo()
  if (running) {
    console.log('Matomo runs already:')
    show(running)
    return
  }
  const stopSignal = createStopSignal()
  const startedAt = Date.now()
  const server = await startMatomo({ say: console.log })
  stopSignal.onStop = () => server.stop()
  console.log(`Matomo runs, after ${Math.round((Date.now() - startedAt) / 1000)} s:`)
  show(server)
  console.log('Ctrl-C stops it.')
  await server.ended
  if (!stopSignal.hasCome) throw new Error('The server ended by itself: see server.log in its cache.')
}

const show = ({ url, login, password, siteId, token }: Required<MatomoServer>) =>
  console.log(`
  URL       ${url}
  login     ${login}
  password  ${password}
  site id   ${siteId}
  token     ${token}
`)

interface StopSignal {
  readonly hasCome: boolean
  /** What is to be ended before this process ends. */
  onStop: () => Promise<void>
}

/** Ends this process at Ctrl-C, or when npm is gone: npm, when it is killed, takes only its shell with it. */
function createStopSignal(): StopSignal {
  let hasCome = false
  const signal: StopSignal = {
    get hasCome() {
      return hasCome
    },
    // A server that is still starting ends with this process.
    onStop: () => Promise.resolve(),
  }
  const stop = () => {
    if (hasCome) return
    hasCome = true
    console.log('Stopping ...')
    void signal.onStop().finally(() => process.exit())
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 500)
  watch.unref()
  return signal
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
