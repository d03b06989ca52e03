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
 * Says what a tracking request records. Matomo tells the kinds apart by their parameters: orders and carts have the goal
 * id 0, which is no goal's.
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
