import type { Hit } from './scenario'

/** The first hit of a visitor who was never here before: their `_pk_id` cookie was made for it. */
export const FIRST = { _idn: '1' }

/** A hit with what every hit of the test site has, as `comparableHits` tells it. */
export const hit = (params: Hit): Hit => ({
  idsite: '1',
  rec: '1',
  send_image: '0',
  cookie: '1',
  url: 'SITE/',
  _id: 'visitor 1',
  _idn: '0',
  ...params,
})

/** `ca=1` says that a hit is no page view. */
export const event = (action: string, params: Hit = {}): Hit =>
  hit({ e_c: 'All', e_a: action, ca: '1', ...params })

/** All hits between a page view and the next one carry its `pv_id`. */
export const pageView = (title: string, params: Hit = {}): Hit =>
  hit({ action_name: title, pv_id: 'view 1', ...params })
