/** Whether the browser has locks that all tabs share. It has none on pages that came by plain HTTP. */
export function hasLocks(): boolean {
  return locks() !== undefined
}

/**
 * Asks for a lock, which this page keeps until it ends or releases the lock. A page with a lock is not kept in the back/forward
 * cache. Where the browser has no locks, every page gets one.
 *
 * @returns what releases the lock, or `undefined` where another page has the lock
 */
export async function lockIfFree(name: string): Promise<(() => void) | undefined> {
  const manager = locks()
  if (!manager) return () => undefined
  return await new Promise((resolve) => {
    const keep = (lock: Lock | null) => {
      if (lock) return new Promise<void>(resolve)
      resolve(undefined)
      return undefined
    }
    // A page without an origin of its own may ask for no lock, and has no storage either.
    manager.request(name, { ifAvailable: true }, keep).catch(() => {
      resolve(undefined)
    })
  })
}

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks
}
