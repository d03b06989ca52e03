/**
 * CI runs on shared machines, where a browser may stand still for seconds. There a test that fails is run once more, and the
 * first failure is printed as well. Elsewhere a failure is a failure.
 */
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true })
