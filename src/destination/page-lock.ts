/**
 * How long the lock is kept after its function has run, in milliseconds. What one tab changes in `localStorage` reaches the
 * other tabs a moment later, and meanwhile another tab must not find what has been taken.
 */
const SETTLE_MS = 1000

/** Whether the browser has locks that all tabs share. It has none on pages that came by plain HTTP. */
export function hasLocks(): boolean {
  return locks() !== undefined
}

/**
 * Keeps a lock for this page, until the page ends or the lock is released. A page with a lock is not kept in the
 * back/forward cache.
 *
 * @returns a function that releases the lock
 */
export function keepLock(name: string): () => void {
  const releasing = new AbortController()
  const released = new Promise((resolve) => {
    releasing.signal.addEventListener('abort', resolve)
  })
  locks()
    ?.request(name, () => released)
    .catch(() => undefined)
  return () => {
    releasing.abort()
  }
}

/**
 * Runs a function in one tab at a time, unless a page keeps the lock. If the browser has no locks, the function runs. Resolves
 * once the function has run, or is not to run.
 */
export async function runUnlessLocked(name: string, run: () => void): Promise<void> {
  const manager = locks()
  if (!manager) {
    run()
    return
  }
  await new Promise<void>((resolve) => {
    const take = async (lock: Lock | null) => {
      if (lock) run()
      resolve()
      if (lock) await new Promise((settled) => setTimeout(settled, SETTLE_MS))
    }
    // A page without an origin, such as a sandboxed frame, may not ask for locks, and has no storage either.
    manager.request(name, { ifAvailable: true }, take).catch(resolve)
  })
}

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks
}
