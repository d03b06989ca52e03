export { matomo } from './plugin'
export { MatomoSettingsError } from './settings/settings-error'
export type { MatomoCommand } from './matomo/commands'
export type { MatomoSettings } from './settings/matomo-settings'
