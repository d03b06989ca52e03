import type { Context, Plugin } from '@segment/analytics-next'
import type { CallLog, LoggedCall } from '../panel/call-log'
import { describeEvent } from './describe-event'

const methods = ['page', 'track', 'identify', 'group', 'screen', 'alias'] as const

/** Tells the log which Segment call the plugin is busy with, so that it knows whose the commands are. */
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
 * A call that the plugin holds becomes commands much later. It is known by this: the plugin
 * reads the event when it comes back to it. Also hears what the plugin says of a call that it leaves out.
 */
function watchContext(context: Context, call: LoggedCall, log: CallLog): Context {
  const event = new Proxy(context.event, {
    get(target, name) {
      log.resume(call)
      return Reflect.get(target, name) as unknown
    },
  })
  const say: Context['log'] = (level, message, extras) => {
    // While it is held, its state says so.
    if (!message.includes('] held: ')) log.addNote(call, message.replace(/^\[.*?\] /, ''))
    context.log(level, message, extras)
  }
  return Object.create(context, { event: { value: event }, log: { value: say } }) as Context
}
