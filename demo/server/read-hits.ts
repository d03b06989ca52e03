type Params = Record<string, string>

/**
 * Reads the hits of a tracking request. matomo.js sends a hit in the query or in a form-encoded body (sendBeacon), and many
 * hits at once as JSON: `{ "requests": ["?idsite=1&e_c=Shop", "?idsite=1&e_c=Cart"] }`.
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
