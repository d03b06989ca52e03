/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

const project = (displayName: string, testMatch: string[], options: object = {}) => ({
  displayName,
  testMatch,
  transform: {
    '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2022' } }] as [string, Record<string, unknown>],
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.cache/'],
  modulePathIgnorePatterns: ['/.cache/'],
  ...options,
})

/** Four levels: pure mapping, the real analytics.js in jsdom (the current and the oldest), a real browser, a real Matomo server. */
const config: Config = {
  // Machines are slow at times; a test that waits for something says itself for what, and how long.
  testTimeout: 60_000,
  // Asked for by `npm test`, of the unit tests alone.
  collectCoverageFrom: ['src/{mapping,settings}/**/*.ts'],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
  coverageReporters: [['text', { skipFull: true }]],
  projects: [
    project('unit', ['<rootDir>/test/{lib,mapping,matomo-js,settings,types}/**/*.test.ts'], {
      testEnvironment: 'node',
    }),
    project('integration', ['<rootDir>/test/{integration,docs}/**/*.test.ts'], {
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { url: 'https://shop.test/' },
    }),
    // The oldest that the peer dependency allows.
    project(
      'oldest',
      [
        '<rootDir>/test/integration/{adopt-piwik,calls,consent,destination-middleware,lifecycle,offline,waiting}.test.ts',
      ],
      {
        testEnvironment: 'jsdom',
        testEnvironmentOptions: { url: 'https://shop.test/' },
        moduleNameMapper: { '^@segment/analytics-next$': 'analytics-next-oldest' },
      },
    ),
    project('browser', ['<rootDir>/test/browser/**/*.test.ts'], { testEnvironment: 'node' }),
    project('matomo', ['<rootDir>/test/matomo/**/*.test.ts'], {
      testEnvironment: 'node',
      globalSetup: '<rootDir>/test/matomo/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/matomo/support/global-teardown.ts',
    }),
  ],
}

export default config
