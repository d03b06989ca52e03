import { existsSync } from 'node:fs'
import { findProgram } from './find-program'

const pathNames = ['firefox-esr', 'firefox']
const macPlace = '/Applications/Firefox.app/Contents/MacOS/firefox'

/**
 * Finds a Firefox to drive: `FIREFOX_PATH`, else an installed one.
 *
 * @throws an Error that says what to install where there is none.
 */
export async function findFirefox(): Promise<string> {
  const chosen = process.env.FIREFOX_PATH
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new Error(`FIREFOX_PATH names ${chosen}, which does not exist.`)
  }
  if (existsSync(macPlace)) return macPlace
  const installed = await findProgram(pathNames, /firefox/i)
  if (installed) return installed
  throw new Error('No Firefox was found: install firefox-esr, or set FIREFOX_PATH to its executable.')
}
