import { spawn, type ChildProcess } from 'node:child_process'

/** What apps are built and started with: nothing is reported to anybody, and no browser is opened. */
const ENVIRONMENT = {
  ...process.env,
  ...{ NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' },
  ...{ NG_CLI_ANALYTICS: 'false', BROWSER: 'none', CI: 'true', FORCE_COLOR: '0' },
}

export interface Started {
  readonly process: ChildProcess
  /** What it has printed so far. */
  readonly output: () => string
}

/** Starts a command in a folder. `stop` ends it with all that it has started. */
export function start(command: readonly string[], folder: string, env: Record<string, string> = {}): Started {
  const [name = '', ...args] = command
  const process = spawn(name, args, {
    ...{ cwd: folder, env: { ...ENVIRONMENT, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    // A group of its own, which can be ended as a whole.
    detached: true,
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString()
  }
  process.stdout.on('data', keep)
  process.stderr.on('data', keep)
  process.on('error', (error) => (output += String(error)))
  return { process, output: () => output }
}

export async function stop({ process: child }: Started): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGTERM')
  const killing = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 5_000)
  await ended
  clearTimeout(killing)
}

/** @throws an Error with what the command printed, if it fails */
export async function run(command: readonly string[], folder: string): Promise<void> {
  const started = start(command, folder)
  const code = await new Promise((resolve) => {
    started.process.once('close', resolve)
    started.process.once('error', () => resolve(-1))
  })
  if (code !== 0)
    throw new Error(`${command.join(' ')} ended with ${String(code)}:\n${started.output().slice(-3_000)}`)
}
