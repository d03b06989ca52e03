import type { LoggedCall } from './logged-call'

/** The call that the plugin is busy with. */
export interface OpenCall {
  readonly current: LoggedCall | undefined
  /** `call` is the current one while `run` runs. */
  during<T>(call: LoggedCall, run: () => T): T
  /** `call`, which was held, is the current one until another call is resumed or the task ends. */
  resume(call: LoggedCall): void
}

export function createOpenCall(): OpenCall {
  let current: LoggedCall | undefined
  const close = () => {
    current = undefined
  }
  return {
    get current() {
      return current
    },
    during(call, run) {
      const before = current
      current = call
      try {
        return run()
      } finally {
        current = before
      }
    },
    resume(call) {
      // Held calls are resumed outside of any call, as when the browser is online again.
      if (!current) queueMicrotask(close)
      current = call
    },
  }
}
