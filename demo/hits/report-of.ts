import type { HitKind } from './hit-kind'

/** Where Matomo shows a hit, by the names in Matomo's menu. */
const REPORTS: Partial<Record<HitKind, string>> = {
  'page view': 'Behaviour > Pages',
  event: 'Behaviour > Events',
  goal: 'Goals > Overview',
  order: 'Ecommerce > Sales',
  'cart update': 'Ecommerce > Ecommerce Log',
  'site search': 'Behaviour > Site Search',
  'content impression': 'Behaviour > Contents',
  'content interaction': 'Behaviour > Contents',
  link: 'Behaviour > Outlinks',
  download: 'Behaviour > Downloads',
  ping: 'Visitors > Visits Log',
}

export const reportOf = (kind: HitKind): string | undefined => REPORTS[kind]
