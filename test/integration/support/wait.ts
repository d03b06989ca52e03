/** Waits in real time, also while the clock is stopped. */
export const wait = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
