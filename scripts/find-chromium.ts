import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from './find-program'
import { unpackChromium } from './unpack-chromium'

export interface FoundChromium {
  executablePath: string
  args: string[]
  /** Set where the browser needs another environment than ours: pass it to `launch()` as it is. */
  env?: Record<string, string>
}

/** Quiet, and alone: nothing of Chromium's own may go out to the network. */
const args = [
  '--no-sandbox', // as root and in containers Chromium has no sandbox; only pages of our own are opened
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Ubuntu's `chromium-browser` may only say that a snap has to be installed: so each is asked for its version. */
const pathNames = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']

/**
 * Finds a Chromium to drive: `CHROME_PATH`, else an installed Chrome or Chromium, else the one in the npm
 * package `@sparticuz/chromium` (Linux on x64), unpacked into `.cache/` once.
 *
 * @throws an Error that says what to install where there is none.
 */
export async function findChromium(): Promise<FoundChromium> {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (existsSync(chosen)) return { executablePath: chosen, args }
    throw new Error(`CHROME_PATH names ${chosen}, which does not exist.`)
  }
  const installed = usualPlaces().find((path) => existsSync(path)) ?? (await findProgram(pathNames, /chrom/i))
  if (installed) return { executablePath: installed, args }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return { ...(await unpackChromium()), args }
  }
  throw new Error('No Chrome or Chromium was found: install one, or set CHROME_PATH to its executable.')
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['/Applications', join(process.env.HOME ?? '', 'Applications')]
    const programs = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
    ]
    return apps.flatMap((folder) => programs.map((program) => join(folder, program)))
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
    return roots.flatMap((root) => (root ? programs.map((program) => `${root}\\${program}`) : []))
  }
  return []
}
