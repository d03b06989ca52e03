import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { cached, cacheFolder } from './cache'

/** The exit code by which `flock` says that somebody else holds the lock. */
const LOCKED = 75

export interface NamespacedScript {
  /** Its exit code. It rejects where the script could not be started, or another one holds the cache's lock. */
  exited: Promise<number>
  /** Asks the script to end, by closing its stdin: the same as happens when this process dies. */
  end(): void
  /** Ends it and all its children at once. */
  kill(): void
}

/**
 * Runs a shell script of this folder in mount and process namespaces of its own: what it mounts is not seen
 * outside (the cache can be removed at any time), and none of its children outlives it. It is in no terminal's
 * process group, so that Ctrl-C reaches this process alone.
 *
 * @param output - its stdout and stderr: a file descriptor, or a function for each line of stdout
 */
export function runInNamespace(
  script: string,
  args: string[],
  output: number | ((line: string) => void),
): NamespacedScript {
  mkdirSync(cacheFolder, { recursive: true })
  const toFile = typeof output === 'number'
  const child = spawn(
    'flock',
    [
      ...['--no-fork', '--nonblock', '--conflict-exit-code', String(LOCKED), cached.lock],
      ...['unshare', '--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child'],
      ...['bash', join(import.meta.dirname, script), ...args],
    ],
    { detached: true, stdio: ['pipe', toFile ? output : 'pipe', toFile ? output : 'ignore'] },
  )
  if (!toFile) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) output(line)
    })
  }
  // It may end before it is asked to.
  child.stdin?.on('error', () => undefined)
  return {
    exited: new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => {
        if (code !== LOCKED) resolve(code ?? -1)
        else
          reject(new Error(`Another process makes or runs the Matomo in ${cacheFolder}: wait, or stop it.`))
      })
    }),
    end: () => child.stdin?.end(),
    kill: () => child.kill('SIGKILL'),
  }
}
