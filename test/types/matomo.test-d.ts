import { AnalyticsBrowser, type AnalyticsBrowserSettings } from '@segment/analytics-next'
import { adoptPiwik, matomo } from '../../src'

// Checked by the compiler alone: every `@ts-expect-error` must be one.

matomo()
matomo({})
matomo({ siteId: 1, serverUrl: 'https://matomo.example.org', heartBeat: 30 })
matomo({ userId: (id) => id.toUpperCase() })
matomo({ commands: [['setSecureCookie', true]] })

// @ts-expect-error -- no such setting
matomo({ siteID: 1 })
// @ts-expect-error -- wrong type
matomo({ linkTracking: 'yes' })
// @ts-expect-error -- not one of the two
matomo({ pageTitle: 'heading' })
// @ts-expect-error -- no such command
matomo({ commands: [['setSecureCookies', true]] })
// @ts-expect-error -- a command's argument of the wrong type
matomo({ commands: [['setSecureCookie', 'yes']] })
// @ts-expect-error -- no settings
matomo('https://matomo.example.org')

/** As analytics.js takes it. */
export const settings: AnalyticsBrowserSettings = { writeKey: 'x', plugins: [matomo, matomo({ siteId: 1 })] }
export const load = () => AnalyticsBrowser.load(settings, { updateCDNSettings: adoptPiwik })
