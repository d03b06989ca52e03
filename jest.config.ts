/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

const ALL = { branches: 100, functions: 100, lines: 100, statements: 100 }

const IGNORED = ['/node_modules/', '/dist/', '/.cache/']

const project = (displayName: string, testMatch: string[], options: object = {}) => ({
  displayName,
  testMatch,
  transform: {
    '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022' } }] as [string, Record<string, unknown>],
  },
  testPathIgnorePatterns: IGNORED,
  modulePathIgnorePatterns: ['/.cache/', '/coverage/'],
  ...options,
})

/** Units, the real analytics.js in jsdom (the current and the oldest), a real browser, a real Matomo server. */
const config: Config = {
  // Machines are slow at times; a test that waits for something says itself for what, and how long.
  testTimeout: 60_000,
  // Asked for by `npm test`, of the unit tests alone.
  collectCoverageFrom: [
    'src/{destination,mapping,matomo,segment,settings}/**/*.ts',
    // Compared with the real matomo.js, parameter by parameter, in test/server.
    '!src/matomo/tracking-request{.ts,/**}',
  ],
  coverageThreshold: {
    global: { branches: 98, functions: 99, lines: 98, statements: 98 },
    './src/destination/': { branches: 99, functions: 98, lines: 100, statements: 99 },
    './src/mapping/': ALL,
    './src/matomo/': { ...ALL, branches: 99 },
    './src/segment/': ALL,
    './src/settings/': ALL,
  },
  coverageReporters: [['text', { skipFull: true }]],
  projects: [
    // test/ mirrors src/ and scripts/; test/types is of the types.
    project(
      'unit',
      ['<rootDir>/test/{destination,lib,mapping,matomo,scripts,segment,settings,types}/**/*.test.ts'],
      {
        testEnvironment: 'node',
      },
    ),
    project(
      'integration',
      ['<rootDir>/test/{integration,docs,package}/**/*.test.ts', '<rootDir>/test/auto-page/*.test.ts'],
      {
        testEnvironment: 'jsdom',
        testEnvironmentOptions: { url: 'https://shop.test/' },
      },
    ),
    // The oldest analytics.js that the peer dependency allows. What is left out does not start analytics.js.
    project('oldest', ['<rootDir>/test/integration/**/*.test.ts'], {
      testPathIgnorePatterns: [...IGNORED, '/integration/(imported-in-node|package|size)\\.test\\.ts$'],
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { url: 'https://shop.test/' },
      moduleNameMapper: { '^@segment/analytics-next$': 'analytics-next-oldest' },
    }),
    project('browser', ['<rootDir>/test/{browser,auto-page/browser}/**/*.test.ts'], {
      testEnvironment: 'node',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience-in-ci.ts'],
    }),
    project('server', ['<rootDir>/test/server/**/*.test.ts'], {
      testEnvironment: 'node',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience-in-ci.ts'],
      globalSetup: '<rootDir>/test/server/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/server/support/global-teardown.ts',
    }),
  ],
}

export default config
