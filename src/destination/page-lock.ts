/** Whether the browser has locks that all tabs share. It has none on pages that came by plain HTTP. */
export function hasLocks(): boolean {
  return locks() !== undefined
}

/**
 * Asks for a lock, which this page keeps until it is left or releases the lock. Where the browser has no locks, every page gets one.
 *
 * @returns what releases the lock, or `undefined` where another page has the lock
 */
export async function lockIfFree(name: string): Promise<(() => void) | undefined> {
  const manager = locks()
  if (!manager) return () => undefined
  return await new Promise((resolve) => {
    const keep = (lock: Lock | null) => {
      if (lock) return keepUntilPageIsLeft(resolve)
      resolve(undefined)
      return undefined
    }
    try {
      // A page without an origin, such as a sandboxed frame, may not ask for locks, and has no storage either.
      manager.request(name, { ifAvailable: true }, keep).catch(() => {
        resolve(undefined)
      })
    } catch {
      // The page has put something that throws in the place of the locks.
      resolve(undefined)
    }
  })
}

/** A page that is left may live on for a moment, or in the back/forward cache, and the next page must not wait for that. */
async function keepUntilPageIsLeft(onKept: (unlock: () => void) => void): Promise<void> {
  await new Promise<void>((release) => {
    const unlock = () => {
      removeEventListener('pagehide', unlock)
      release()
    }
    addEventListener('pagehide', unlock)
    onKept(unlock)
  })
}

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks
}
