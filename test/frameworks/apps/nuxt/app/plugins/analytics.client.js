import { autoPage } from 'segment-matomo/auto-page'
import { analytics, loadAnalytics } from '../../analytics.js'

export default defineNuxtPlugin(() => {
  loadAnalytics()
  autoPage(analytics)
})
