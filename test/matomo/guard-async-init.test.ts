/** @jest-environment jsdom */
import { guardAsyncInit } from '../../src/matomo/guard-async-init'

let logged: jest.SpyInstance<void, Parameters<typeof console.error>>

beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation()
})
afterEach(() => {
  jest.restoreAllMocks()
  delete window.matomoPluginAsyncInit
  delete window.piwikAsyncInit
  delete window.matomoAsyncInit
})

const error = new Error('of the page')
function fail() {
  throw error
}

test('functions of the page that throw when matomo.js starts are logged, and the others run', () => {
  const run = jest.fn()
  Object.assign(window, { matomoPluginAsyncInit: [fail, 5, run], piwikAsyncInit: fail, matomoAsyncInit: run })
  guardAsyncInit()
  for (const each of window.matomoPluginAsyncInit ?? []) each()
  window.piwikAsyncInit?.()
  window.matomoAsyncInit?.()
  expect(run).toHaveBeenCalledTimes(2)
  expect(logged.mock.calls).toEqual([[error], [error]])
})

test('a page without such functions gets none', () => {
  guardAsyncInit()
  expect(Object.keys(window)).not.toContain('piwikAsyncInit')
  expect(window.matomoPluginAsyncInit).toBeUndefined()
})
