export type HitKind =
  | 'page view'
  | 'event'
  | 'goal'
  | 'order'
  | 'cart update'
  | 'site search'
  | 'content impression'
  | 'content interaction'
  | 'link'
  | 'download'
  | 'ping'
  | 'other'

/**
 * What a tracking request records, by the parameters that Matomo's tracking API tells it by. Idgoal 0 is
 * how an order or a cart is told from a goal.
 */
export function hitKind(params: Record<string, string>): HitKind {
  const has = (name: string) => params[name] !== undefined
  if (has('e_c')) return 'event'
  if (params.idgoal === '0') return has('ec_id') ? 'order' : 'cart update'
  if (has('idgoal')) return 'goal'
  if (has('search')) return 'site search'
  if (has('c_n')) return has('c_i') ? 'content interaction' : 'content impression'
  if (has('link')) return 'link'
  if (has('download')) return 'download'
  if (has('ping')) return 'ping'
  return has('action_name') ? 'page view' : 'other'
}
