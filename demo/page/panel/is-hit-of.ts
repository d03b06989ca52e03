import type { Hit } from '../../hits/hit'
import { hitKind, type HitKind } from '../../hits/hit-kind'
import type { LoggedCommand } from './call-log'

/** The commands that send a hit. */
const kindOf: Record<string, HitKind> = {
  trackPageView: 'page view',
  trackEvent: 'event',
  trackGoal: 'goal',
  trackSiteSearch: 'site search',
  trackEcommerceOrder: 'order',
  trackEcommerceCartUpdate: 'cart update',
  trackContentImpression: 'content impression',
  trackContentInteraction: 'content interaction',
}

/** Whether matomo.js answers this command with a hit. */
export const sendsHit = (method: string): boolean => method in kindOf

/**
 * Whether this hit can be this command's. Hits carry no mark of their command, but their kind and what they
 * are about; of several alike, matomo.js sends the first first.
 */
export function isHitOf({ method, args, title }: LoggedCommand, { params }: Hit): boolean {
  if (kindOf[method] !== hitKind(params)) return false
  const is = (name: string, value: unknown) => params[name] === String(value)
  switch (method) {
    case 'trackPageView':
      return is('action_name', args[0] ?? title)
    case 'trackEvent':
      return is('e_c', args[0]) && is('e_a', args[1])
    case 'trackGoal':
      return is('idgoal', args[0])
    case 'trackSiteSearch':
      return is('search', args[0])
    case 'trackEcommerceOrder':
      return is('ec_id', args[0])
    case 'trackContentImpression':
      return is('c_n', args[0])
    case 'trackContentInteraction':
      return is('c_i', args[0]) && is('c_n', args[1])
    default:
      return true
  }
}
