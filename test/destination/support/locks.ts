/**
 * Gives jsdom the locks of a browser, which all tabs share.
 *
 * @returns the names of the locks that are kept, and takes the locks away again
 */
export function useLocks() {
  const kept = new Set<string>()
  const request = async (
    name: string,
    ...rest:
      [options: LockOptions, run: (lock: Lock | null) => unknown] | [run: (lock: Lock | null) => unknown]
  ) => {
    const run = rest.length === 2 ? rest[1] : rest[0]
    if (kept.has(name)) return await run(null)
    kept.add(name)
    try {
      return await run({ name, mode: 'exclusive' })
    } finally {
      kept.delete(name)
    }
  }
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
  return {
    kept,
    takeAway: () => Reflect.deleteProperty(navigator, 'locks'),
  }
}
