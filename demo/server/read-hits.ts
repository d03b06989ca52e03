type Params = Record<string, string>

/**
 * The hits in a tracking request. matomo.js sends them in the query, in a form-encoded body (sendBeacon),
 * or many at once as JSON: `{ "requests": ["?idsite=1&…", …] }`.
 */
export function readHits(query: string, body: string): Params[] {
  const shared = readQuery(query)
  const text = body.trim()
  if (!text.startsWith('{')) return [{ ...shared, ...readQuery(text) }]
  const bulk = JSON.parse(text) as { requests?: (string | Params)[] }
  return (bulk.requests ?? []).map((request) => ({
    ...shared,
    ...(typeof request === 'string' ? readQuery(request) : request),
  }))
}

function readQuery(text: string): Params {
  return Object.fromEntries(new URLSearchParams(text.replace(/^\?/, '')))
}
