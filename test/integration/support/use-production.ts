/** Runs the tests of a file as in production: elsewhere analytics.js leaves classic destinations and their filters out. */
export function useProduction(): void {
  const { NODE_ENV } = process.env
  beforeAll(() => {
    process.env.NODE_ENV = 'production'
  })
  afterAll(() => {
    process.env.NODE_ENV = NODE_ENV
  })
}
