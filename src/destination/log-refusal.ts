import type { Context } from '@segment/analytics-next'
import { message } from '../lib/message'
import type { MatomoCommand } from '../matomo/commands'

/** Makes a function that logs in a call's own log which command matomo.js refused. */
export function logRefusal(context: Context) {
  return (command: MatomoCommand, error: unknown): void => {
    const text = `matomo.js refused the command "${command[0]}". Everything else was sent. Check the name of the method and the version of your Matomo.`
    context.log('warn', message('refused-by-matomo', text), { command, error })
  }
}
