import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, with the libraries and the fonts it needs on a bare Linux,
 * into `.cache/`. The package itself would unpack into the system's temporary folder and take whatever
 * file called `chromium` lies there: so it runs in a process of its own, with a temporary folder of its own,
 * which takes its final name only when it is whole.
 */
export async function unpackChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const modules = resolve('node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(await readPackage(modules)) as { version: string }
  const folder = resolve('.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...definedEnv(),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  }
}

async function readPackage(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'package.json'), 'utf8')
  } catch {
    throw new Error('No Chrome or Chromium was found: run `npm ci` in this project, or install Chromium.')
  }
}

async function unpackInto(folder: string): Promise<void> {
  await mkdir(resolve('.cache'), { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  try {
    const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
    await run(process.execPath, ['--input-type=module', '-e', script], {
      // The runtime's name is how the package is asked for its libraries, too (AL2023: Amazon Linux 2023).
      env: { ...definedEnv(), TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      timeout: 120_000,
    })
    await writeFile(join(draft, 'fonts', 'fonts.conf'), fontsConfig(folder))
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process may have been faster: its copy is as good.
    if (!existsSync(folder)) throw error
  }
}

/** The package's own configuration looks for its fonts in /tmp. */
function fontsConfig(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`)
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`
  return `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}${cache}</fontconfig>\n`
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined))
}
