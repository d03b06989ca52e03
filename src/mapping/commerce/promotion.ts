import type { Draft } from '../draft'

/** Promotion Viewed and Promotion Clicked are what Matomo's content tracking calls an impression and an interaction. */
export function mapPromotion(...command: ['trackContentImpression'] | ['trackContentInteraction', 'click']) {
  return (draft: Draft): void => {
    const name = draft.text('name', 'promotion_id', 'id')
    if (name) draft.push(...command, name, draft.text('creative'), draft.text('target', 'url'))
    else draft.omit('the promotion', 'it has no name or promotion_id')
  }
}
