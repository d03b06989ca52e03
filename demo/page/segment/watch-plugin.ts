import type { Context, Plugin } from '@segment/analytics-next'
import type { CallLog } from '../panel/call-log'
import type { LoggedCall } from '../panel/logged-call'
import { describeEvent } from './describe-event'

const methods = ['page', 'track', 'identify', 'group', 'screen', 'alias'] as const

/** Tells the log which Segment call the plugin is busy with: the commands that it pushes meanwhile belong to that call. */
export function watchPlugin<P extends Plugin>(plugin: P, log: CallLog): P {
  for (const method of methods) {
    const original = plugin[method]?.bind(plugin)
    if (!original) continue
    plugin[method] = (context: Context) =>
      log.during(describeEvent(context.event), (call) => original(watchContext(context, call, log)))
  }
  return plugin
}

/**
 * Watches what the plugin does with an event. A call that the plugin holds becomes commands much later: the plugin then
 * reads the event, and so the log knows whose commands they are. The log also gets what the plugin says of a call.
 */
function watchContext(context: Context, call: LoggedCall, log: CallLog): Context {
  const event = new Proxy(context.event, {
    get(target, name) {
      log.resume(call)
      return Reflect.get(target, name) as unknown
    },
  })
  const say: Context['log'] = (level, message, extras) => {
    // The panel shows by itself that a call is held.
    if (!message.includes('] held: ')) log.addNote(call, message.replace(/^\[.*?\] /, ''))
    context.log(level, message, extras)
  }
  return Object.create(context, { event: { value: event }, log: { value: say } }) as Context
}
