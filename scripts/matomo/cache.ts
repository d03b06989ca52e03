import { join, resolve } from 'node:path'
import { matomoVersion } from './debian-versions'

const project = resolve(import.meta.dirname, '../..')

/** Where the server of `npm run matomo` lives: `MATOMO_CACHE`, by default `.cache/matomo-5.3` in the project. */
export const cacheFolder = resolve(
  process.env.MATOMO_CACHE || join(project, '.cache', `matomo-${matomoVersion}`),
)

/** What the cache holds. Removing the folder removes all there is. */
export const cached = {
  /** A Debian with Matomo's package. There only when it is complete. */
  root: join(cacheFolder, 'root'),
  /** Written when Matomo's installer is through: what it takes to log in. */
  installed: join(cacheFolder, 'root/installed.json'),
  /** The server that runs now, or that was killed. */
  running: join(cacheFolder, 'running.json'),
  /** Held by whichever process makes or runs the server. */
  lock: join(cacheFolder, 'lock'),
  /** What debootstrap and apt-get say. */
  rootLog: join(cacheFolder, 'make-root.log'),
  /** What MariaDB and PHP say. */
  serverLog: join(cacheFolder, 'server.log'),
}
