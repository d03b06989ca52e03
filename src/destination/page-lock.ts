/** Whether the browser has locks that all tabs share. It has none on pages that came by plain HTTP. */
export function hasLocks(): boolean {
  return locks() !== undefined
}

/**
 * Asks for a lock, which this page keeps until it is left or releases the lock. If the browser has no locks, every page gets one.
 *
 * @returns what releases the lock, or `undefined` if another page has the lock or no lock is to be had
 */
export async function lockIfFree(name: string): Promise<(() => void) | undefined> {
  if (!hasLocks()) return () => undefined
  return await new Promise((resolve) => {
    const keep = (lock: Lock | null) => {
      if (lock) return keepUntilPageIsLeft(resolve)
      resolve(undefined)
      return undefined
    }
    // A page without an origin, such as a sandboxed frame, may not ask for locks, and has no storage either.
    request(name, { ifAvailable: true }, keep).catch(() => {
      resolve(undefined)
    })
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

/** Rejects also if the browser throws, or what the page has put in the place of the browser's locks. */
async function request(...parameters: Parameters<LockManager['request']>): Promise<void> {
  await locks()?.request(...parameters)
}

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks
}
