import type { Hit } from './scenario'

/** Parameters that may differ from run to run and from engine to engine, each with the reason. */
const left: Record<string, string> = {
  r: 'random, against caches',
  h: "time: the visitor's clock",
  m: "time: the visitor's clock",
  s: "time: the visitor's clock",
  _refts: 'time: when the referrer was seen',
  res: 'device: the size of the screen',
  uadata: "device: Chromium's client hints; other engines have none",
  pdf: 'device: a plugin of the browser',
  qt: 'device: a plugin of the browser',
  realp: 'device: a plugin of the browser',
  wma: 'device: a plugin of the browser',
  fla: 'device: a plugin of the browser',
  java: 'device: a plugin of the browser',
  ag: 'device: a plugin of the browser',
  pf_net: 'performance: how long the page took',
  pf_srv: 'performance: how long the page took',
  pf_tfr: 'performance: how long the page took',
  pf_dm1: 'performance: how long the page took',
  pf_dm2: 'performance: how long the page took',
  pf_onl: 'performance: how long the page took',
}

/** Random ids: two hits have the same one or they do not, and that is compared. */
const ids: Record<string, string> = { _id: 'visitor', pv_id: 'view' }

/** Makes hits of any engine comparable: without what may differ, random ids by their order, in the order of their text. */
export function comparableHits(hits: readonly Hit[], siteUrl: string): Hit[] {
  const stripped = hits.map((hit) =>
    Object.fromEntries(Object.entries(hit).filter(([name]) => !(name in left))),
  )
  const sorted = sortHits(stripped.map((hit) => mapValues(hit, (value) => value.replaceAll(siteUrl, 'SITE'))))
  const names = new Map<string, string>()
  return sorted.map((hit) =>
    mapValues(hit, (value, name) => {
      if (name === 'cdo') return /^\d+$/.test(value) ? 'SECONDS' : value
      const kind = ids[name]
      if (!kind) return value
      const count = [...names.values()].filter((each) => each.startsWith(kind)).length
      const known = names.get(name + value) ?? `${kind} ${count + 1}`
      names.set(name + value, known)
      return known
    }),
  )
}

/** Sorts without the random ids: their order says nothing. */
export function sortHits(hits: readonly Hit[]): Hit[] {
  const keyOf = (hit: Hit) =>
    Object.keys(hit)
      .sort()
      .filter((name) => !(name in ids) && name !== 'cdo')
      .map((name) => `${name}=${hit[name] ?? ''}`)
      .join('&')
  return [...hits].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const mapValues = (hit: Hit, map: (value: string, name: string) => string): Hit =>
  Object.fromEntries(Object.entries(hit).map(([name, value]) => [name, map(value, name)]))
