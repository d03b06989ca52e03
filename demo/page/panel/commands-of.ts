export interface Command {
  method: string
  args: unknown[]
  /** Whether the command was pushed in a function, which matomo.js applies where it stands in its queue. */
  inFunction: boolean
}

/**
 * The commands of an entry in `_paq`: the entry itself, or what a function in it does with the tracker that it gets
 * as `this`. To learn that, the function is called once more, with a tracker that only listens.
 */
export function commandsOf([method, ...args]: readonly unknown[]): Command[] {
  if (typeof method !== 'function') return [{ method: String(method), args, inFunction: false }]
  const heard: Command[] = []
  try {
    method.apply(createListener(heard), args)
  } catch {
    // The function needs a real tracker. What it did before it failed is known.
  }
  return heard.length > 0 ? heard : [{ method: 'function', args: [], inFunction: true }]
}

/** A tracker that notes which methods are called. */
function createListener(heard: Command[]): object {
  const listenTo =
    (name: string | symbol) =>
    (...args: unknown[]) => {
      heard.push({ method: String(name), args, inFunction: true })
    }
  return new Proxy({}, { get: (_, name) => listenTo(name) })
}
