import { autoPage } from 'segment-matomo/auto-page'
import { analytics, loadAnalytics } from '../analytics.js'

export function init() {
  loadAnalytics()
  autoPage(analytics)
}
