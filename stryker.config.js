import process from 'node:process'

/**
 * Mutation testing of what the unit tests mirror: `npm run mutate`, or `npm run mutate -- --mutate src/mapping/page.ts`. Not
 * part of `npm test`: it runs for minutes, and what survives is for a reader to judge.
 */

/** The folders of src that are mutated. A mutant is for the tests of its own folder to notice. */
const FOLDERS = ['destination', 'mapping', 'matomo', 'segment']
const named = FOLDERS.filter((folder) => process.argv.some((argument) => argument.includes(`src/${folder}/`)))
const folders = named.length > 0 ? named : FOLDERS

export default {
  mutate: folders.map((folder) => `src/${folder}/**/*.ts`),
  buildCommand: 'node scripts/use-stryker-environment.js',
  testRunner: 'jest',
  jest: {
    config: {
      // In place of those of jest.config.ts: with several Stryker cannot tell which test reaches which line.
      projects: [],
      testEnvironment: 'node',
      testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
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
