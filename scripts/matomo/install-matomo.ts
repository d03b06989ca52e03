import { createMatomoApi } from './api'
import { installerSession } from './installer-session'
import type { MatomoServer } from './types'

export interface Installation {
  /** The address of a Matomo that shows its installer. */
  url: string
  database: { host: string; username: string; password: string; dbname: string }
  login: string
  password: string
}

/**
 * Goes through Matomo's own web installer, makes a first site with ecommerce, and a token for the API.
 *
 * @throws where a step is refused, with what Matomo says to it
 */
export async function installMatomo(wanted: Installation): Promise<Required<MatomoServer>> {
  const { url, database, login, password } = wanted
  const session = installerSession(url)
  await session.open('systemCheck')
  await session.submit('databaseSetup', {
    ...{ ...database, tables_prefix: 'matomo_', adapter: 'PDO\\MYSQL', schema: 'Mysql' },
  })
  await session.open('tablesCreation')
  await session.submit('setupSuperUser', {
    login,
    password,
    password_bis: password,
    email: 'admin@example.org',
  })
  await session.submit('firstWebsiteSetup', {
    ...{ siteName: 'Test site', url: 'http://127.0.0.1', timezone: 'UTC', ecommerce: '1' },
  })
  await session.submit('finished', {})

  const { value: token } = await createMatomoApi({ url, token: '' }).call<{ value: string }>(
    'UsersManager.createAppSpecificTokenAuth',
    { userLogin: login, passwordConfirmation: password, description: 'development and tests' },
  )
  const api = createMatomoApi({ url, token })
  // Every visit counts, and a wrong token in a test shuts nobody out.
  await api.call('PrivacyManager.deactivateDoNotTrack')
  await api.call('CorePluginsAdmin.setSystemSettings', {
    'settingValues[Login][0][name]': 'enableBruteForceDetection',
    'settingValues[Login][0][value]': 0,
    passwordConfirmation: password,
  })
  return { url, login, password, siteId: 1, token }
}
