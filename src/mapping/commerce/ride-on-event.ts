import type { MatomoMethods } from '../../matomo/commands'
import { push, trim, type Draft } from '../draft'

/**
 * Makes the event that was pushed last carry a product view or a category view. matomo.js would add the view to all hits
 * that follow, so the view is taken back after the event.
 */
export function rideOnEvent(draft: Draft, ...view: MatomoMethods['setEcommerceView']): void {
  draft.commands.splice(-1, 0, trim(['setEcommerceView', ...view]))
  push(draft, 'setEcommerceView')
}
