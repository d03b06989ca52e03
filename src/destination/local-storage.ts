/** The keys in `localStorage` that begin with a text; none if the browser blocks its storage. */
export function storedKeys(prefix: string): readonly string[] {
  return unlessBlocked(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), [])
}

/** The text in `localStorage`; `null` if there is none, or if the browser blocks its storage. */
export function readStored(key: string): string | null {
  return unlessBlocked(() => localStorage.getItem(key), null)
}

/**
 * @param write - makes the text, and may throw
 * @returns whether the text is stored now: the storage may be blocked or full
 */
export function writeStored(key: string, write: () => string): boolean {
  return unlessBlocked(() => {
    localStorage.setItem(key, write())
    return true
  }, false)
}

export function removeStored(key: string): void {
  unlessBlocked(() => {
    localStorage.removeItem(key)
  }, undefined)
}

function unlessBlocked<Result>(use: () => Result, otherwise: Result): Result {
  try {
    return use()
  } catch {
    return otherwise
  }
}
