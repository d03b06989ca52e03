import type { Hit } from '../../hits/hit'
import { hitKind, type HitKind } from '../../hits/hit-kind'
import type { LoggedCommand } from './logged-call'

/** The commands that send a hit. */
const kinds = new Map<string, HitKind>([
  ['trackPageView', 'page view'],
  ['trackEvent', 'event'],
  ['trackGoal', 'goal'],
  ['trackSiteSearch', 'site search'],
  ['trackEcommerceOrder', 'order'],
  ['trackEcommerceCartUpdate', 'cart update'],
  ['trackContentImpression', 'content impression'],
  ['trackContentInteraction', 'content interaction'],
])

/** Whether matomo.js answers this command with a hit. */
export const sendsHit = (method: string): boolean => kinds.has(method)

/**
 * Whether this command can have sent this hit. A hit does not name its command: both have to be of one kind and about the
 * same thing. matomo.js sends hits that are alike in the order of their commands.
 */
export function isHitOf({ method, args, title }: LoggedCommand, { params }: Hit): boolean {
  if (kinds.get(method) !== hitKind(params)) return false
  const has = (name: string, value: unknown) => params[name] === String(value)
  switch (method) {
    case 'trackPageView':
      return has('action_name', args[0] ?? title)
    case 'trackEvent':
      return has('e_c', args[0]) && has('e_a', args[1])
    case 'trackGoal':
      return has('idgoal', args[0])
    case 'trackSiteSearch':
      return has('search', args[0])
    case 'trackEcommerceOrder':
      return has('ec_id', args[0])
    case 'trackContentImpression':
      return has('c_n', args[0])
    case 'trackContentInteraction':
      return has('c_i', args[0]) && has('c_n', args[1])
    default:
      return true
  }
}
