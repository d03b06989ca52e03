import { text } from './text'

type Params = Record<string, unknown>
type Variables = Map<string, unknown>

const randomHex = (bytes: number) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** What goes with every hit, and the sending of it. Stand-in for matomo.js - not Matomo's code. */
export function createRequest() {
  const settings = { trackerUrl: '', title: '', appended: '', hasConsent: true }
  const sticky = new Map<string, unknown>([
    ['_id', randomHex(8)],
    ['url', location.href],
    ['urlref', document.referrer],
  ])
  const variables: Record<string, Variables> = { page: new Map(), visit: new Map() }

  const send = (params: Params, dimensions?: unknown) => {
    const now = new Date()
    const all: Params = {
      rec: 1,
      apiv: 1,
      rand: randomHex(4),
      h: now.getHours(),
      m: now.getMinutes(),
      s: now.getSeconds(),
      res: `${screen.width}x${screen.height}`,
      send_image: 0,
      cvar: toParam(variables.page),
      _cvar: toParam(variables.visit),
      ...Object.fromEntries(sticky),
      ...(typeof dimensions === 'object' ? dimensions : {}),
      ...params,
    }
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(all)) if (text(value)) query.set(name, text(value))
    const body = [query.toString(), settings.appended].filter(Boolean).join('&')
    const blob = new Blob([body], { type: 'application/x-www-form-urlencoded' })
    return settings.hasConsent && navigator.sendBeacon(settings.trackerUrl, blob)
  }

  return {
    settings,
    /** Parameters that stay until they are set again. */
    sticky,
    /** By scope: `page` or `visit`. */
    variables,
    /** @returns whether it may be sent, and the browser took it */
    send,
    sendPageView: (title: unknown, dimensions: unknown) => {
      sticky.set('pv_id', randomHex(3))
      return send({ action_name: text(title) || settings.title || document.title }, dimensions)
    },
  }
}

function toParam(scoped: Variables | undefined): string {
  return scoped?.size ? JSON.stringify(Object.fromEntries(scoped)) : ''
}
