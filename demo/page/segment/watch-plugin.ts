import type { Context, Plugin } from '@segment/analytics-next'
import type { CallLog } from '../panel/call-log'
import { describeEvent } from './describe-event'

const methods = ['page', 'track', 'identify', 'group', 'screen', 'alias'] as const

/** Tells the log which Segment call the plugin is busy with, so that it knows whose the commands are. */
export function watchPlugin(plugin: Plugin, log: CallLog): Plugin {
  for (const method of methods) {
    const original = plugin[method]?.bind(plugin)
    if (original)
      plugin[method] = (context: Context) => log.during(describeEvent(context.event), () => original(context))
  }
  return plugin
}
