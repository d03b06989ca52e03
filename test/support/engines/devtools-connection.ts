import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** A Chromium that is spoken to in the DevTools protocol, without a library: no library drives one as old as 80. */
export interface DevToolsConnection {
  /** Sends a command, to the browser or to the page of a session. @throws with the browser's message */
  send<T>(method: string, params?: object, sessionId?: string): Promise<T>
  /** Resolves when the page of a session tells of the next such event. */
  next(event: string, sessionId: string): Promise<void>
  /** Ends the browser. */
  end(): void
}

interface Message {
  id?: number
  method?: string
  sessionId?: string
  result?: unknown
  error?: { message: string }
}

const ANSWER_MS = 60_000

/** Starts a Chromium whose commands and answers go through two pipes, each ended by a zero byte. */
export function startDevTools(executablePath: string, args: readonly string[]): DevToolsConnection {
  const child = spawn(executablePath, [...args, '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const stop = () => {
    process.off('exit', stop)
    child.kill()
  }
  process.once('exit', stop)
  const [commands, answers] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  const waiting = new Map<number, (message: Message) => void>()
  const listeners = new Set<(message: Message) => void>()
  readMessages(answers, (message) => {
    if (message.id === undefined) for (const listener of listeners) listener(message)
    else waiting.get(message.id)?.(message)
  })
  let lastId = 0
  return {
    async send<T>(method: string, params = {}, sessionId?: string) {
      lastId += 1
      const id = lastId
      const answer = new Promise<Message>((resolve) => waiting.set(id, resolve))
      commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      const { error, result } = await inTime(answer, method)
      waiting.delete(id)
      if (error) throw new Error(`DevTools' ${method}: ${error.message}`)
      return result as T
    },
    next(event, sessionId) {
      const happened = new Promise<void>((resolve) => {
        const listener = (message: Message) => {
          if (message.method !== event || message.sessionId !== sessionId) return
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      })
      return inTime(happened, event)
    },
    end: stop,
  }
}

function readMessages(stream: Readable, take: (message: Message) => void): void {
  let text = ''
  stream.setEncoding('utf8').on('data', (more: string) => {
    const parts = (text + more).split('\0')
    text = parts.pop() ?? ''
    for (const part of parts) take(JSON.parse(part) as Message)
  })
}

async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Chromium did not answer in time: ${what}`)), ANSWER_MS)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
