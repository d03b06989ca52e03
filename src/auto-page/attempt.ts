/** Runs code that is not ours. What it throws is logged: the page never sees it. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    console.error(error)
    return undefined
  }
}
