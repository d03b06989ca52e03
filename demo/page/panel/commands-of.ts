export interface Command {
  method: string
  args: unknown[]
  /** Pushed in a function, which matomo.js applies where it stands in its queue. */
  inFunction: boolean
}

/**
 * The commands of an entry in `_paq`: the entry itself, or what a function in it does with the tracker that it gets
 * as `this`. To learn that, the function is called once more, with a tracker that only listens.
 */
export function commandsOf([method, ...args]: readonly unknown[]): Command[] {
  if (typeof method !== 'function') return [{ method: String(method), args, inFunction: false }]
  const heard: Command[] = []
  const listener = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...given: unknown[]) => {
          heard.push({ method: String(name), args: given, inFunction: true })
        },
    },
  )
  try {
    method.apply(listener, args)
  } catch {
    // It wants more of a tracker than to be heard.
  }
  return heard.length ? heard : [{ method: 'function', args: [], inFunction: true }]
}
