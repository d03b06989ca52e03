import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from './find-program'

export interface FoundWebKit {
  /** The WebDriver server. */
  driver: string
  /** The browser that the WebDriver server starts. */
  browser: string
  /** The X server in whose window the browser stands; `undefined` for a WebKit that needs no screen. */
  screen: string | undefined
}

const libraries = '/usr/lib'

/**
 * Finds WebKitGTK, the newest WebKit that Debian has.
 *
 * @throws an Error that says what to install where there is none.
 */
export async function findWebKit(): Promise<FoundWebKit> {
  const driver = await findProgram(['WebKitWebDriver'])
  const browser = findMiniBrowser('webkit2gtk-')
  const screen = await findProgram(['Xvfb'])
  if (driver && browser && screen) return { driver, browser, screen }
  throw new Error("No WebKitGTK was found: install Debian's webkit2gtk-driver and xvfb.")
}

/**
 * Finds WPE WebKit, which is a WebKit of 2022 in Debian 12.
 *
 * @throws an Error that says what to install where there is none.
 */
export async function findOldWebKit(): Promise<FoundWebKit> {
  const driver = await findProgram(['WPEWebDriver'])
  const browser = findMiniBrowser('wpe-webkit-')
  if (driver && browser) return { driver, browser, screen: undefined }
  throw new Error(
    'No WPE WebKit was found: install wpewebkit-driver and libwpewebkit-1.1-0, which Debian 12 has.',
  )
}

/** The browser stands beside the library, in a folder of the processor's name: `/usr/lib/x86_64-linux-gnu`. */
function findMiniBrowser(libraryName: string): string | undefined {
  if (process.platform !== 'linux') return undefined
  return foldersIn(libraries)
    .flatMap((folder) =>
      foldersIn(folder).filter((path) => path.slice(folder.length + 1).startsWith(libraryName)),
    )
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((path) => existsSync(path))
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
