export { autoPage } from './auto-page'
export type { PageAnalytics } from './page-analytics'
export type { AutoPageOptions } from './options'
