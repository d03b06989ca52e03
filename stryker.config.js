/**
 * Mutation testing of the mapping: `npm run mutate`, or `npm run mutate -- --mutate src/mapping/page.ts`. Not part of
 * `npm test`: it runs for minutes, and what survives is for a reader to judge.
 */
export default {
  mutate: ['src/mapping/**/*.ts'],
  testRunner: 'jest',
  jest: {
    config: {
      // In place of those of jest.config.ts: with several Stryker cannot tell which test reaches which line.
      projects: [],
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/mapping/**/*.test.ts'],
      // Another input each time: whether it notices a mutant is luck.
      testPathIgnorePatterns: ['odd-input'],
      transform: { '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
    },
  },
  coverageAnalysis: 'perTest',
  // A busy machine is no endless loop.
  timeoutMS: 20_000,
  reporters: ['progress', 'clear-text'],
  clearTextReporter: { logTests: false, reportTests: false },
  tempDirName: 'coverage/stryker',
  ignorePatterns: ['.cache', 'bench', 'demo', 'dist', 'docs'],
}
