/**
 * CI runs on shared machines, where a browser may stand still for seconds. There a test may take three times as long, and one
 * that fails is run once more; the first failure is printed as well. Elsewhere a failure is a failure.
 */
if (process.env.CI) {
  jest.setTimeout(180_000)
  jest.retryTimes(1, { logErrorsBeforeRetry: true })
}
