/**
 * The lock is kept so long after its function has run, in milliseconds. What one tab changes in `localStorage` reaches the
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
 * @returns releases the lock
 */
export function keepLock(name: string): () => void {
  const releasing = new AbortController()
  const released = new Promise((resolve) => {
    releasing.signal.addEventListener('abort', resolve)
  })
  request(name, {}, () => released).catch(() => undefined)
  return () => {
    releasing.abort()
  }
}

/**
 * Runs a function once in all tabs at one time, unless a page keeps the lock. Where the browser has no locks, the function runs.
 * Resolves when it has run or does not run.
 */
export async function runUnlessLocked(name: string, run: () => void): Promise<void> {
  if (!hasLocks()) {
    run()
    return
  }
  await new Promise<void>((resolve) => {
    const take = async (lock: Lock | null) => {
      if (lock) run()
      resolve()
      if (lock) await new Promise((settled) => setTimeout(settled, SETTLE_MS))
    }
    // A page without an origin of its own may ask for no lock, and has no storage either.
    request(name, { ifAvailable: true }, take).catch(resolve)
  })
}

/** Rejects also where the browser, or what the page has put in the place of its locks, throws. */
async function request(...parameters: Parameters<LockManager['request']>): Promise<void> {
  await locks()?.request(...parameters)
}

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks
}
